import { mkdtempSync, readFileSync } from 'node:fs';
import { launch, startVirtualScreen } from '../e2e/electron.ts';
import { prepareElectron } from '../runtime/prepare-electron.mjs';
const { executable } = await prepareElectron();
const screen = await startVirtualScreen();
const folder = mkdtempSync('/tmp/w/start/t/u-');
const which = process.argv[2] ?? 'demo';
const prog = '/tmp/w/start/main';
for (let i = 0; i < Number(process.argv[3] ?? 3); i++) {
  for (const kind of ['empty', which]) {
    const t0 = Date.now();
    const app = await launch(executable, folder + '/' + kind, 'fr', kind === 'empty' ? [prog + '/build/empty-window'] : [prog, `/tmp/w/start/t/${which}/operation.partajoule`], screen.display);
    const t1 = Date.now();
    const page = await app.firstWindow();
    const t2 = Date.now();
    if (kind === 'empty') { await page.getByRole('heading', { level: 1 }).waitFor(); }
    else {
      await page.getByRole('heading', { name: 'Le mois en quatre chiffres' }).waitFor();
      const t3 = Date.now();
      await page.getByRole('region', { name: /^L’énergie de 2025/ }).getByText(/MWh/).first().waitFor();
      console.log('  heading', t3 - t0);
    }
    const t4 = Date.now();
    const p = await page.evaluate(() => ({ origin: performance.timeOrigin, dcl: (performance.getEntriesByType('navigation')[0] as any).domContentLoadedEventEnd, marks: performance.getEntriesByType('mark').map(m => [m.name, Math.round(m.startTime)]), res: performance.getEntriesByType('resource').map((r: any) => [r.name.slice(-25), Math.round(r.startTime), Math.round(r.responseEnd)]), paint: performance.getEntriesByType('paint').map(m => [m.name, Math.round(m.startTime)]) }));
    console.log(kind, 'launch', t1 - t0, 'firstWindow', t2 - t0, 'ready', t4 - t0, 'pageOrigin', Math.round(p.origin - t0), JSON.stringify(p));
    await app.close();
  }
}
try { console.log(readFileSync(folder + '/' + which + '/user-data/log/partajoule.log', 'utf8')); } catch {}
screen.stop();
process.exit(0);
