/** Steps that a file does not state, from the distances between its stamps. */

const ALLOWED = [5, 10, 15, 30, 60];

export function isAllowedStep(minutes: number): boolean {
  return ALLOWED.includes(minutes);
}

const DISTANCES_IN_A_RUN = 6;

/**
 * Infers the step of each row: six equal distances in a row prove a step for the rows at both ends and
 * between; a row that ends one run and starts another has the step of the first; other rows keep the step
 * before them, at the head that of the first run; without any run all have the smallest allowed distance.
 * A file that runs backwards is looked at from its end, so that it gives the same steps as the same rows
 * the other way round.
 *
 * @param stamp stamps in minutes, in file order; only the first `length` count
 * @param direction 1 for a file that runs forward in time, -1 backwards
 * @returns step in minutes per row, in file order; undefined where no distance is an allowed step
 * @source specification, section 2, "Steps that the file does not state"
 */
export function inferSteps(stamp: Int32Array, length: number, direction: 1 | -1): Uint8Array | undefined {
  const step = new Uint8Array(length);
  const first = direction === 1 ? 0 : length - 1;
  const runs = markRuns(stamp, length, direction, step);
  if (runs === 0) {
    const smallest = findSmallestDistance(stamp, length);
    return smallest === undefined ? undefined : step.fill(smallest);
  }
  let inForce = 0;
  for (let i = 0; inForce === 0; i++) inForce = step[first + i * direction] ?? 0;
  for (let i = 0; i < length; i++) {
    const row = first + i * direction;
    if (step[row] === 0) step[row] = inForce;
    else inForce = step[row] ?? 0;
  }
  return step;
}

function markRuns(stamp: Int32Array, length: number, direction: 1 | -1, step: Uint8Array): number {
  const first = direction === 1 ? 0 : length - 1;
  const distanceTo = (i: number): number =>
    (stamp[first + i * direction] ?? 0) - (stamp[first + (i - 1) * direction] ?? 0);
  let runs = 0;
  let from = 1;
  while (from < length) {
    const distance = distanceTo(from);
    let to = from;
    while (to + 1 < length && distanceTo(to + 1) === distance) to++;
    if (to - from + 1 >= DISTANCES_IN_A_RUN && isAllowedStep(Math.abs(distance))) {
      runs++;
      for (let i = from - 1; i <= to; i++) {
        const row = first + i * direction;
        if (step[row] === 0) step[row] = Math.abs(distance);
      }
    }
    from = to + 1;
  }
  return runs;
}

function findSmallestDistance(stamp: Int32Array, length: number): number | undefined {
  let smallest: number | undefined;
  for (let i = 1; i < length; i++) {
    const distance = Math.abs((stamp[i] ?? 0) - (stamp[i - 1] ?? 0));
    if (isAllowedStep(distance) && (smallest === undefined || distance < smallest)) smallest = distance;
  }
  return smallest;
}
