import { describe, expect, it } from 'vitest';
import { addCounts, countPlaywright, countVitest } from './test-counts.mjs';

const vitestFile = (...statuses: string[]) => ({
  name: 'a.test.ts',
  status: 'passed',
  assertionResults: statuses.map((status, index) => ({ status, fullName: `test ${index}` })),
});

describe('the closing line of npm test', () => {
  it('sums both runners, suites within suites too', () => {
    const unit = countVitest({ testResults: [vitestFile('passed', 'passed', 'pending', 'todo')] }, 0);
    const inWindow = countPlaywright(
      {
        suites: [
          {
            title: 'import.spec.ts',
            specs: [{ title: 'imports', tests: [{ status: 'expected' }] }],
            suites: [{ title: 'bills', specs: [{ title: 'issues', tests: [{ status: 'unexpected' }] }] }],
          },
        ],
      },
      1,
    );
    expect(addCounts(unit, inWindow)).toEqual({
      passed: 3,
      failed: 1,
      skipped: 2,
      skippedNames: ['test 2', 'test 3'],
    });
  });

  it('counts a runner that failed without a failed test as one failure', () => {
    expect(countVitest({ testResults: [vitestFile('passed')] }, 1).failed).toBe(1);
    expect(countVitest(undefined, 1).failed).toBe(1);
  });

  it('counts a runner that ran nothing as one failure', () => {
    expect(countVitest({ testResults: [] }, 0).failed).toBe(1);
    expect(countPlaywright({ suites: [] }, 0).failed).toBe(1);
  });
});
