/**
 * Checks the imports of the given folders against .dependency-cruiser.cjs. Fails too when nothing was
 * read: a guard that looked at nothing must not print a tick.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const base = process.cwd();
const config = createRequire(import.meta.url)(join(base, '.dependency-cruiser.cjs')) as IConfiguration;
const options = config.options ?? {};
const result = await cruise(
  process.argv.slice(2),
  { ...options, ruleSet: { forbidden: config.forbidden ?? [] }, validate: true, baseDir: base },
  { ...options.enhancedResolveOptions },
  { tsConfig: extractTsConfig(join(base, options.tsConfig?.fileName ?? 'tsconfig.json')) },
);
const { summary } = result.output as ICruiseResult;
for (const { rule, from, to } of summary.violations) {
  console.error(`${rule.name}: ${from} → ${to}`);
}
if (summary.totalCruised === 0) console.error('no module was read: the layers are not checked');
console.error(`${String(summary.totalCruised)} modules, ${String(summary.error)} violations`);
process.exitCode = summary.error === 0 && summary.totalCruised > 0 ? 0 : 1;
