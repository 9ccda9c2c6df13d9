import { ExpectedError } from '#domain/errors.ts';
import { verifyOperation, type Verification } from '#data/verify-operation.ts';
import { checkAllocation } from './check-allocation.ts';
import type { Job } from './job.ts';

/** Verifies the open operation. @throws ExpectedError `cancelled` */
export const verifyFile: Job<Readonly<Record<string, never>>, Verification> = (_, { file, signal, onProgress }) =>
  Promise.resolve(
    verifyOperation(file().path, [checkAllocation], (done, total) => {
      if (signal.aborted) throw new ExpectedError('cancelled');
      onProgress('verifying', done, total);
    }),
  );
