/**
 * Sums the reports of the two test runners. A runner that failed without a failed test (a file that
 * does not load, no report at all) counts as one failure: silence must not look like success.
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} skippedNames
 *
 * @typedef {{ fullName: string, status: string }} VitestTest
 * @typedef {{ testResults: { name: string, status: string, assertionResults: VitestTest[] }[] }} VitestReport
 *
 * @typedef {{ status: string }} PlaywrightTest
 * @typedef {{ title: string, specs?: { title: string, tests: PlaywrightTest[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ suites: PlaywrightSuite[], errors?: unknown[] }} PlaywrightReport
 */

/**
 * @param {VitestReport | undefined} report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countVitest(report, exitCode) {
  const tests = report?.testResults.flatMap((file) => file.assertionResults) ?? [];
  const isSkipped = (/** @type {VitestTest} */ test) => !['passed', 'failed'].includes(test.status);
  return honest(exitCode, {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length,
    skipped: tests.filter(isSkipped).length,
    skippedNames: tests.filter(isSkipped).map((test) => test.fullName),
  });
}

/**
 * @param {PlaywrightReport | undefined} report
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countPlaywright(report, exitCode) {
  const specs = (report?.suites ?? []).flatMap(listSpecs);
  const results = specs.flatMap((spec) => spec.tests.map((test) => ({ name: spec.title, ...test })));
  return honest(exitCode, {
    passed: results.filter((test) => test.status === 'expected' || test.status === 'flaky').length,
    failed: results.filter((test) => test.status === 'unexpected').length,
    skipped: results.filter((test) => test.status === 'skipped').length,
    skippedNames: results.filter((test) => test.status === 'skipped').map((test) => test.name),
  });
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {{ title: string, tests: PlaywrightTest[] }[]}
 */
function listSpecs(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(listSpecs)];
}

/**
 * @param {number} exitCode
 * @param {Counts} counts
 * @returns {Counts}
 */
function honest(exitCode, counts) {
  const nothingRan = counts.passed + counts.failed + counts.skipped === 0;
  const failed = counts.failed === 0 && (exitCode !== 0 || nothingRan) ? 1 : counts.failed;
  return { ...counts, failed };
}

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function addCounts(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    skippedNames: [...a.skippedNames, ...b.skippedNames],
  };
}
