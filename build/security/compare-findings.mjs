/**
 * What a scanner found against what has been explained. A finding without an explanation fails, and so does an
 * explanation without its finding: it would hide the next one at that place.
 *
 * @typedef {{ check: string, place: string, line: number, severity: string }} Finding
 * @typedef {{ check: string, place: string, why: string }} Explanation
 */

/**
 * @param {readonly Finding[]} findings
 * @param {readonly Explanation[]} explanations
 * @returns {{ unexplained: Finding[], explained: Finding[], gone: Explanation[] }}
 */
export function compareFindings(findings, explanations) {
  /** @param {{ check: string, place: string }} one */
  const nameOf = ({ check, place }) => `${check} ${place}`;
  const known = new Set(explanations.filter(({ why }) => why.trim() !== '').map(nameOf));
  const found = new Set(findings.map(nameOf));
  return {
    unexplained: findings.filter((one) => !known.has(nameOf(one))),
    explained: findings.filter((one) => known.has(nameOf(one))),
    gone: explanations.filter((one) => !found.has(nameOf(one))),
  };
}
