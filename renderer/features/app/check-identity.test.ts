import { describe, expect, it } from 'vitest';
import { isIbanWrong, isSirenWrong } from './check-identity.ts';

describe('a SIREN', () => {
  it('is nine digits with Luhn’s sum', () => {
    // every second digit doubled, its digits added: 7+6+2+7+2+9+3+4+0 = 40
    expect(isSirenWrong('732 829 320')).toBe(false);
    expect(isSirenWrong('')).toBe(false);
    expect(isSirenWrong('732829321')).toBe(true);
    expect(isSirenWrong('73282932')).toBe(true);
    expect(isSirenWrong('73282932O')).toBe(true);
    expect(isSirenWrong('73282932000074')).toBe(true);
  });
});

describe('an IBAN', () => {
  it('has the rest 1 by 97', () => {
    // the examples of the registry
    expect(isIbanWrong('FR14 2004 1010 0505 0001 3M02 606')).toBe(false);
    expect(isIbanWrong('de89370400440532013000')).toBe(false);
    expect(isIbanWrong('')).toBe(false);
    expect(isIbanWrong('FR14 2004 1010 0505 0001 3M02 607')).toBe(true);
    expect(isIbanWrong('FR41 2004 1010 0505 0001 3M02 606')).toBe(true);
    expect(isIbanWrong('FR14')).toBe(true);
    expect(isIbanWrong('2004 1010 0505 0001 3M02 606')).toBe(true);
  });
});
