/** Child of the lock tests: opens the operation, says how it went and keeps it open for the time given. */
import { openOperation } from './open-operation.ts';

const [path = '', holdMs = '0'] = process.argv.slice(2);
try {
  const file = openOperation(path, { mode: 'write', clock: () => new Date() });
  process.stdout.write(`open ${String(process.hrtime.bigint())}\n`);
  setTimeout(() => {
    process.stdout.write(`close ${String(process.hrtime.bigint())}\n`);
    file.close();
  }, Number(holdMs));
} catch (error) {
  process.stdout.write(error instanceof Error && 'code' in error ? `${String(error.code)}\n` : `${String(error)}\n`);
}
