import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '#domain/language.ts';
import { problemCodes } from '#domain/problem-codes.ts';
import { ProblemList } from './problem.ts';

const locales = join(import.meta.dirname, '../../resources/locales');
const readTexts = (language: string): Record<string, string> =>
  (JSON.parse(readFileSync(join(locales, `${language}.json`), 'utf8')) as { problem: Record<string, string> }).problem;

describe('texts of problems', () => {
  it.each(languages)('%s has each code and no other, without exclamation marks', (language) => {
    const texts = readTexts(language);
    const codes = Object.keys(texts).map((key) => key.replace(/_(one|other)$/, ''));
    expect([...new Set(codes)].sort()).toEqual([...problemCodes].sort());
    expect(Object.values(texts).filter((text) => text.includes('!') || !text.endsWith('.'))).toEqual([]);
  });

  it('are each used somewhere', () => {
    const main = join(import.meta.dirname, '..');
    const source = readdirSync(main, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('problem-codes.ts'))
      .map((name) => readFileSync(join(main, name), 'utf8'))
      .join('\n');
    expect(problemCodes.filter((code) => code !== 'more-problems' && !source.includes(`'${code}'`))).toEqual([]);
  });
});

describe('ProblemList', () => {
  it('puts problems of the whole file first, then by line', () => {
    const problems = new ProblemList();
    problems.add('no-rows', 9);
    problems.add('value-negative', 3);
    problems.add('meter-malformed');
    expect(problems.list().map(({ code }) => code)).toEqual(['meter-malformed', 'value-negative', 'no-rows']);
  });
});
