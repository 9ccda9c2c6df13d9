import { Fragment, type ReactElement } from 'react';

interface Props {
  readonly text: string;
  /** The sign after which a line may break. */
  readonly after: string;
}

/** A long name or address that may break at its own joints, and is copied as it is. */
export function Breakable({ text, after }: Props): ReactElement {
  const [first = '', ...rest] = text.split(after);
  return (
    // what turns the direction of writing turns this text alone
    <bdi>
      {first}
      {rest.map((part, index) => (
        <Fragment key={`${index} ${part}`}>
          {after}
          <wbr />
          {part}
        </Fragment>
      ))}
    </bdi>
  );
}
