import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupOperation } from '#data/backup.ts';
import { CONSUMER, makeTestFolder, openTestOperation, OTHER_CONSUMER, PRODUCER } from '#data/make-test-operation.ts';
import { listMeters } from '#data/queries/meters.ts';
import { ExpectedError } from '#domain/errors.ts';
import { writeAccPerimeter } from '#formats/enedis/write-acc-set.ts';
import { importFiles } from './import-files.ts';
import { constant, context, expectUntouched, importPaths, writeCurve } from './import-test-steps.ts';

describe('importFiles, of what does not fit', () => {
  it('adds meters it does not know and says what does not fit the operation', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    writeCurve(folder, '30000000000777', '2025-07-01', '2025-07-01', constant(1));
    writeCurve(folder, CONSUMER, '2025-07-01', '2025-07-01', constant(1), 'production');
    writeCurve(folder, PRODUCER, '2025-07-01', '2025-07-01', constant(1));
    writeFileSync(
      join(folder, 'Perimetre_Participants.csv'),
      writeAccPerimeter([
        { meter: CONSUMER, direction: 'consumption', firstDay: '2025-01-01', lastDay: null },
        { meter: '30000000000888', direction: 'consumption', firstDay: '2025-01-01', lastDay: null },
      ]),
    );
    const { problems } = await importPaths(file, folder);
    // OTHER_CONSUMER left on 14 June: nobody misses it in the perimeter of July
    expect(problems.map(({ code, params }) => [code, params.meter])).toEqual([
      ['meter-unknown', '30000000000777'],
      ['meter-is-consumer', CONSUMER],
      ['meter-is-producer', PRODUCER],
      ['perimeter-meter-unknown', '30000000000888'],
      ['perimeter-meter-absent', PRODUCER],
    ]);
    expect((await listMeters(file.kysely)).map(({ id }) => id)).toContain('30000000000777');
  });

  it('refuses what is no curve by what it is, writing nothing', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    const good = writeCurve(folder, CONSUMER, '2025-05-01', '2025-05-01', constant(1));
    const pdf = join(folder, 'facture.pdf');
    writeFileSync(pdf, '%PDF-1.7\n');
    await expectUntouched(file, 'import-refused', () => importPaths(file, good, pdf));
    await expectUntouched(file, 'path-not-found', () => importPaths(file, good, join(folder, 'absent')));
    // inside a folder, it is passed over with a problem
    const result = await importPaths(file, folder);
    expect(result.problems).toMatchObject([
      { file: expect.stringMatching(/\/facture\.pdf$/) as unknown, code: 'file-is-pdf' },
    ]);
    expect(result.importId).toBe(1);
    const empty = makeTestFolder();
    writeFileSync(join(empty, 'facture.pdf'), '%PDF-1.7\n');
    await expectUntouched(file, 'import-nothing', () => importPaths(file, empty));
  });

  it('refuses the whole import where a curve inside a folder is damaged or its meter is not certain', async () => {
    const file = openTestOperation();
    const folder = makeTestFolder();
    writeCurve(folder, CONSUMER, '2025-05-01', '2025-05-01', constant(1));
    const damaged = writeCurve(folder, OTHER_CONSUMER, '2025-05-01', '2025-05-01', constant(1));
    writeFileSync(damaged, Buffer.concat([readFileSync(damaged).subarray(0, 60), Buffer.alloc(70_000, 0x41)]));
    let error: unknown;
    await expectUntouched(file, 'import-refused-at-line', async () => {
      try {
        await importPaths(file, folder);
      } catch (thrown) {
        error = thrown;
        throw thrown;
      }
    });
    expect(error).toBeInstanceOf(ExpectedError);
    const short = join(makeTestFolder(), 'Enedis_Conso_Heure.csv');
    writeFileSync(
      short,
      'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes\n' +
        '3000000000001;Courbe de charge;01/05/2025;02/05/2025;Energie active;Consommation;Comptage Brut;W;\nHorodate;Valeur\n' +
        Array.from({ length: 10 }, (_, i) => `2025-05-01T${String(i).padStart(2, '0')}:00:00+02:00;100\n`).join(''),
    );
    await expectUntouched(file, 'import-refused', () => importPaths(file, short));
  });

  it('leaves the file as it was where it is cancelled while reading or while writing', async () => {
    const file = openTestOperation();
    backupOperation(file);
    const folder = makeTestFolder();
    for (const meter of [CONSUMER, OTHER_CONSUMER]) writeCurve(folder, meter, '2025-05-01', '2025-05-31', constant(1));
    for (const step of ['import-reading', 'import-writing']) {
      const signal = { aborted: false };
      const onProgress = (name: string): void => {
        signal.aborted ||= name === step;
      };
      await expectUntouched(file, 'cancelled', () =>
        importFiles(file, { paths: [folder] }, { ...context, signal, onProgress }),
      );
      expect(signal.aborted).toBe(true);
    }
    expect((await importPaths(file, folder)).importId).toBe(1);
  });
});
