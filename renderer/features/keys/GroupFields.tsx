import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { moveGroup, moveMeter } from './key-draft.ts';
import styles from './KeysPage.module.css';
import { MeterName, type NamedMeter } from './MeterName.tsx';

type Groups = readonly (readonly string[])[];

interface Props {
  readonly groups: Groups;
  readonly meters: readonly NamedMeter[];
  readonly onChange: (groups: Groups) => void;
}

/** What was moved is drawn anew in another place: the focus goes along. */
function keepFocus(names: readonly string[]): void {
  requestAnimationFrame(() => {
    const buttons = names.map((name) => document.getElementById(name));
    buttons.find((button) => button instanceof HTMLButtonElement && !button.disabled)?.focus();
  });
}

/** Groups in the order in which they are served; meters and whole groups move up and down. */
export function GroupFields({ groups, meters, onChange }: Props): ReactElement {
  const { t } = useTranslation();
  const [told, setTold] = useState('');
  const outside = meters.filter(({ meterId }) => !groups.some((group) => group.includes(meterId)));
  const move = (meterId: string, step: -1 | 1): void => {
    const next = moveMeter(groups, meterId, step);
    const place = next.findIndex((group) => group.includes(meterId));
    const name = meters.find((one) => one.meterId === meterId)?.memberName ?? meterId;
    setTold(place < 0 ? t('keys.movedOut', { name }) : t('keys.moved', { name, number: place + 1 }));
    onChange(next);
    keepFocus(step < 0 ? [`up-${meterId}`, `down-${meterId}`] : [`down-${meterId}`, `up-${meterId}`]);
  };
  const row = (meterId: string, canRise: boolean, canFall: boolean): ReactElement => {
    const name = meters.find((one) => one.meterId === meterId)?.memberName ?? meterId;
    return (
      <li key={meterId} className={styles.member}>
        <span>
          <MeterName meterId={meterId} meters={meters} />
        </span>
        <Arrow
          id={`up-${meterId}`}
          step={-1}
          label={t('keys.up', { name })}
          isOn={canRise}
          onMove={(step) => {
            move(meterId, step);
          }}
        />
        <Arrow
          id={`down-${meterId}`}
          step={1}
          label={t('keys.down', { name })}
          isOn={canFall}
          onMove={(step) => {
            move(meterId, step);
          }}
        />
      </li>
    );
  };
  return (
    <div className={styles.section}>
      <p className="hidden-visually" role="status">
        {told}
      </p>
      <ol className={styles.groups}>
        {groups.map((group, index) => {
          const title = t('keys.group', { number: index + 1 });
          const shift = (step: -1 | 1): void => {
            onChange(moveGroup(groups, index, step));
            const target = String(index + step);
            keepFocus(
              step < 0
                ? [`group-up-${target}`, `group-down-${target}`]
                : [`group-down-${target}`, `group-up-${target}`],
            );
          };
          return (
            <li key={index} className={styles.group}>
              <div className={styles.member}>
                <h3>{title}</h3>
                <Arrow
                  id={`group-up-${index}`}
                  step={-1}
                  label={t('keys.up', { name: title })}
                  isOn={index > 0}
                  onMove={shift}
                />
                <Arrow
                  id={`group-down-${index}`}
                  step={1}
                  label={t('keys.down', { name: title })}
                  isOn={index < groups.length - 1}
                  onMove={shift}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={32}
                  aria-label={t('keys.removeGroup', { number: index + 1 })}
                  onClick={() => {
                    onChange(groups.filter((_, g) => g !== index));
                  }}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </div>
              {group.length === 0 && <p className="soft">{t('keys.emptyGroup')}</p>}
              <ul>{group.map((meterId) => row(meterId, index > 0, true))}</ul>
            </li>
          );
        })}
      </ol>
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => {
            onChange([...groups, []]);
          }}
        >
          {t('keys.addGroup')}
        </Button>
      </div>
      <section className={styles.group} aria-labelledby="no-group">
        <h3 id="no-group">{t('keys.noGroup')}</h3>
        {outside.length === 0 ? (
          <p className="soft">{t('keys.nobodyOutside')}</p>
        ) : (
          <ul>{outside.map(({ meterId }) => row(meterId, true, false))}</ul>
        )}
      </section>
    </div>
  );
}

interface ArrowProps {
  readonly id: string;
  readonly step: -1 | 1;
  readonly label: string;
  readonly isOn: boolean;
  readonly onMove: (step: -1 | 1) => void;
}

function Arrow({ id, step, label, isOn, onMove }: ArrowProps): ReactElement {
  const Sign = step < 0 ? IconArrowUp : IconArrowDown;
  return (
    <ActionIcon
      id={id}
      variant="default"
      size={32}
      aria-label={label}
      disabled={!isOn}
      onClick={() => {
        onMove(step);
      }}
    >
      <Sign size={18} aria-hidden />
    </ActionIcon>
  );
}
