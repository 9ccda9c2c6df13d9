import type { StoredKey } from '#contract';
import { checkKey } from '#domain/allocation/check-key.ts';
import type { OperationFile } from '#data/open-operation.ts';
import { listMeterRoles } from '#data/queries/perimeter.ts';

/** Checks a key against the meters of the operation. @throws ExpectedError `key-invalid`, `shares-above-one` */
export function checkStoredKey(db: OperationFile['db'], key: StoredKey): void {
  const roles = listMeterRoles(db);
  checkKey(
    key,
    roles.filter(({ isProducer }) => isProducer).map(({ meterId }) => meterId),
    roles.filter(({ isConsumer }) => isConsumer).map(({ meterId }) => meterId),
    0,
  );
}
