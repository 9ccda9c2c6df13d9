type Energies = Float64Array<ArrayBuffer>;

/** Steps turned at once from one curve per meter into one row per step: few enough to stay in the cache. */
const BLOCK_STEPS = 64;

export interface StepReader {
  /** Copies one step's energies, in the order of the curves; steps are read in ascending order. */
  readonly read: (step: number, energies: Energies) => void;
  /** Null values per curve among the steps read so far, counted block by block. */
  readonly missing: readonly number[];
}

/**
 * Reads curves step by step.
 *
 * @param curves Wmin per step of each meter; null = missing, read as 0 and counted
 * @param steps number of steps of every curve
 * @returns a reader; its `read` throws RangeError for an energy that is negative or not an integer
 */
export function createStepReader(curves: readonly ArrayLike<number | null>[], steps: number): StepReader {
  const width = curves.length;
  const block = new Float64Array(width * BLOCK_STEPS);
  const missing = new Array<number>(width).fill(0);
  let [from, to] = [0, 0];

  function load(first: number): void {
    [from, to] = [first, Math.min(first + BLOCK_STEPS, steps)];
    curves.forEach((curve, column) => {
      missing[column] = (missing[column] ?? 0) + copyColumn(curve, from, to, block, column, width);
    });
  }

  return {
    missing,
    read(step, energies) {
      if (step >= to) load(step);
      const row = (step - from) * width;
      for (let i = 0; i < width; i++) energies[i] = block[row + i] as number;
    },
  };
}

function copyColumn(
  curve: ArrayLike<number | null>,
  from: number,
  to: number,
  block: Energies,
  column: number,
  width: number,
): number {
  let missing = 0;
  for (let step = from, at = column; step < to; step++, at += width) {
    const energy = curve[step] as number | null;
    if (energy === null) missing++;
    else if (energy < 0 || !Number.isSafeInteger(energy))
      throw new RangeError(`${String(energy)} is not an energy in Wmin`);
    block[at] = energy ?? 0;
  }
  return missing;
}
