import { basename } from 'node:path';
import type { Direction, MeterSeries } from '#domain/curve.ts';
import { createCurveMonth, findGridExtent, placeOnGrid } from '#domain/grid.ts';
import { formatUtc, type UtcMinute } from '#domain/time.ts';
import type { ImportedFile, IsKnownStretch } from '#data/queries/imports.ts';
import type { FileReading } from '#formats/file-reading.ts';
import type { Participant } from '#formats/format.ts';
import type { Problem } from '#formats/problem.ts';
import { CurveBuffers } from './curve-buffers.ts';
import { refuseImport, takesReading } from './judge-reading.ts';

export interface ImportProblem extends Problem {
  /** The file as the import names it; null where the import as a whole is meant. */
  readonly file: string | null;
}

/** What the files gave for one meter and direction. */
export interface CollectedMeter {
  readonly meter: string;
  readonly direction: Direction;
  /** First and last minute of its rows, on the grid. */
  fromMinute: UtcMinute;
  toMinute: UtcMinute;
  /** Slots of files that had already given them. */
  knownSlots: number;
  /** Slots left missing because the rows cover them in part. */
  partialSlots: number;
}

/** Name of a file below the path it was found through, without the folders above, which are nobody's business. */
function nameBelow(paths: readonly string[], path: string): string {
  const given = paths.map((one) => one.replace(/[/\\]+$/, '')).find((one) => path.startsWith(one)) ?? path;
  return basename(given) + path.slice(given.length);
}

/** Gathers the readings of an import on the operation's grid. */
export class ReadingCollector {
  readonly buffers: CurveBuffers;
  readonly meters = new Map<string, CollectedMeter>();
  readonly files: ImportedFile[] = [];
  readonly problems: ImportProblem[] = [];
  readonly participants: Participant[] = [];
  /** Files with curves, known ones too. */
  curveFiles = 0;
  knownFiles = 0;
  readonly #paths: readonly string[];
  readonly #gridMinutes: number;
  readonly #isKnown: IsKnownStretch;
  readonly #seen = new Set<string>();

  constructor(paths: readonly string[], gridMinutes: number, isKnown: IsKnownStretch) {
    this.#paths = paths;
    this.#gridMinutes = gridMinutes;
    this.#isKnown = isKnown;
    this.buffers = new CurveBuffers(gridMinutes);
  }

  /** @throws ExpectedError `import-refused`, `import-refused-at-line` */
  add(reading: FileReading): void {
    const name = nameBelow(this.#paths, reading.path);
    for (const problem of reading.problems) this.problems.push({ ...problem, file: name });
    if (!takesReading(reading, name)) return;
    this.participants.push(...(reading.participants ?? []));
    const { format, encoding, bytes, sha256, series, mapping = null } = reading;
    const isNew = series.map((one) => this.#addSeries(one, sha256 ?? '', name));
    if (series.length > 0) this.curveFiles++;
    if (series.length > 0 && !isNew.includes(true)) this.knownFiles++;
    else this.files.push({ name, format, encoding, bytes, sha256: sha256 ?? '', mapping });
  }

  /** Returns false where this very file already gave the same stretch, now or in an earlier import. */
  #addSeries(series: MeterSeries, sha256: string, name: string): boolean {
    const extent = findGridExtent(series, this.#gridMinutes);
    if (!extent) return true;
    const { meter } = series;
    const direction = series.direction as Direction;
    const { fromMinute, toMinute } = extent;
    const collected = this.#meter(meter, direction, fromMinute, toMinute);
    const key = `${sha256} ${meter} ${direction} ${String(fromMinute)}`;
    const isNew =
      !this.#seen.has(key) && !this.#isKnown(sha256, meter, direction, formatUtc(fromMinute), formatUtc(toMinute));
    this.#seen.add(key);
    try {
      const { values, partial } = placeOnGrid(series, this.#gridMinutes, (month) =>
        isNew ? this.buffers.get(meter, direction, month) : createCurveMonth(month, this.#gridMinutes),
      );
      if (isNew) collected.partialSlots += partial;
      else collected.knownSlots += values;
    } catch (error) {
      if (error instanceof RangeError)
        throw refuseImport(name, { code: 'value-too-large', line: null, params: { meter } });
      throw error;
    }
    return isNew;
  }

  #meter(meter: string, direction: Direction, fromMinute: UtcMinute, toMinute: UtcMinute): CollectedMeter {
    const key = `${meter} ${direction}`;
    let collected = this.meters.get(key);
    if (!collected) {
      collected = { meter, direction, fromMinute, toMinute, knownSlots: 0, partialSlots: 0 };
      this.meters.set(key, collected);
    }
    collected.fromMinute = Math.min(collected.fromMinute, fromMinute);
    collected.toMinute = Math.max(collected.toMinute, toMinute);
    return collected;
  }
}
