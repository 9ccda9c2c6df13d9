import { expect, test } from 'vitest';
import { compareFindings } from './compare-findings.mjs';

const finding = { check: 'CSP_GLOBAL_CHECK', place: 'the whole program', line: 0, severity: 'MEDIUM' };
const explanation = { check: 'CSP_GLOBAL_CHECK', place: 'the whole program', why: 'sent as a header' };

test('an explained finding passes, at its place only', () => {
  expect(compareFindings([finding], [explanation])).toEqual({ unexplained: [], explained: [finding], gone: [] });
  const elsewhere = { ...finding, place: 'main/app/window.ts' };
  expect(compareFindings([finding, elsewhere], [explanation]).unexplained).toEqual([elsewhere]);
});

test('an explanation without words explains nothing', () => {
  expect(compareFindings([finding], [{ ...explanation, why: ' ' }]).unexplained).toEqual([finding]);
});

test('an explanation whose finding is gone is told', () => {
  expect(compareFindings([], [explanation])).toEqual({ unexplained: [], explained: [], gone: [explanation] });
});
