/** Checks the catalogues of resources/locales against each other and against the program that shows them. */
import { findCatalogueProblems } from './catalogues/find-catalogue-problems.ts';
import { readCatalogues } from './catalogues/read-catalogues.ts';

const input = readCatalogues(process.cwd());
const problems = findCatalogueProblems(input);
for (const problem of problems) console.error(problem);
console.error(`${Object.keys(input.catalogues).join(', ')}: ${String(problems.length)} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
