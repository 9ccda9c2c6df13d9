/**
 * Sine and cosine of a part of a full turn. The language leaves the last bits of Math.sin to the engine;
 * these use only + − ×, which it fixes, so that the demonstration's files are the same bytes everywhere.
 * Accurate to 10⁻⁷.
 */
export function sineOfTurn(turn: number): number {
  const whole = turn - Math.floor(turn);
  const folded = whole > 0.75 ? whole - 1 : whole > 0.25 ? 0.5 - whole : whole;
  const x = folded * 6.283185307179586;
  const square = x * x;
  return x * (1 - (square / 6) * (1 - (square / 20) * (1 - (square / 42) * (1 - (square / 72) * (1 - square / 110)))));
}

export function cosineOfTurn(turn: number): number {
  return sineOfTurn(turn + 0.25);
}
