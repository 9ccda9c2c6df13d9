/** Started by undo-log.test.ts: changes a participant, and dies in the middle of taking the change back. */
import { PRODUCER, testClock } from './make-test-operation.ts';
import { openOperation } from './open-operation.ts';
import { replaceParticipations } from './queries/meters.ts';
import { recordChange, startUndoLog, takeStep } from './undo-log.ts';

const { db } = openOperation(process.argv[2] ?? '', { mode: 'write', clock: testClock });
startUndoLog(db);
await recordChange(db, 'change-participant', () => {
  db.exec("UPDATE member SET name = 'Ada' WHERE id = 2");
  replaceParticipations(db, 2, [{ meterId: PRODUCER, startsOn: '2026-01-01', endsOn: null }]);
});
process.stdout.write('changed\n');
db.function('die', () => {
  process.kill(process.pid, 'SIGKILL');
  return null;
});
db.exec('CREATE TEMP TRIGGER dies AFTER INSERT ON main.participation BEGIN SELECT die(); END');
await takeStep(db, 'undo', null, testClock);
