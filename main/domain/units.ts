/**
 * Integer units of the program. A quantity carries its unit in its type at the edges (files, prices,
 * documents) and in its name everywhere. Inner loops work on typed arrays and come back through these
 * constructors, which is where overflow would be seen.
 */
type Unit<Name extends string> = number & { readonly __unit: Name };

/** Energy in watt-minutes (W·min): mean power in W × minutes. 60 Wmin = 1 Wh; 60 000 Wmin = 1 kWh. */
export type EnergyWmin = Unit<'Wmin'>;
/** Energy in whole watt-hours: the precision of a billed quantity (kWh with three decimals). */
export type EnergyWh = Unit<'Wh'>;
/** Money in cents of the operation's currency. */
export type MoneyCents = Unit<'cent'>;
/** Price in millionths of a euro (or of the operation's currency) per kWh. */
export type PriceMicroEuroPerKwh = Unit<'µ€/kWh'>;
/** Share or rate in parts per million: 1 000 000 = 100 %. */
export type RatePpm = Unit<'ppm'>;

export const WMIN_PER_WH = 60;
export const WMIN_PER_KWH = 60_000;
export const PPM_OF_ONE = 1_000_000;

function integer(value: number, unit: string): number {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`${String(value)} is not an exact integer of ${unit}`);
  }
  // turns -0 into 0, which prints and compares as people expect
  return value + 0;
}

export const toEnergyWmin = (value: number): EnergyWmin => integer(value, 'Wmin') as EnergyWmin;
export const toEnergyWh = (value: number): EnergyWh => integer(value, 'Wh') as EnergyWh;
export const toMoneyCents = (value: number): MoneyCents => integer(value, 'cents') as MoneyCents;
export const toPriceMicroEuroPerKwh = (value: number): PriceMicroEuroPerKwh =>
  integer(value, 'µ€/kWh') as PriceMicroEuroPerKwh;
export const toRatePpm = (value: number): RatePpm => integer(value, 'ppm') as RatePpm;

/**
 * Integer quotient rounded half up, half away from zero for negatives; exact for any safe integers,
 * also where the product would pass 2^53.
 *
 * @param a first factor of the numerator (integer)
 * @param b second factor of the numerator (integer)
 * @param divisor positive integer
 * @returns round(a × b ÷ divisor)
 * @throws RangeError when an argument or the result is not a safe integer
 * @source specification, section 4 (rounding rule of bills)
 */
export function multiplyDivideHalfUp(a: number, b: number, divisor: number): number {
  const product = BigInt(a) * BigInt(b);
  const d = BigInt(divisor);
  const magnitude = product < 0n ? -product : product;
  const quotient = (2n * magnitude + d) / (2n * d);
  return integer(Number(product < 0n ? -quotient : quotient), 'a rounded quotient');
}

/**
 * Rate of a part in a whole, in parts per million, half up; null where the whole is 0 (a rate of
 * nothing is not 0 %).
 */
export function ratePpm(part: number, whole: number): RatePpm | null {
  return whole === 0 ? null : toRatePpm(multiplyDivideHalfUp(part, PPM_OF_ONE, whole));
}
