/**
 * Arithmetic of bills: every amount is an integer rounded half up, away from zero for negatives.
 */
import {
  multiplyDivideHalfUp,
  PPM_OF_ONE,
  toEnergyWh,
  toMoneyCents,
  WMIN_PER_WH,
  type EnergyWh,
  type MoneyCents,
} from './units.ts';

/** Wh × µ€/kWh per cent: 1 000 Wh in a kWh × 10 000 µ€ in a cent. */
const PRODUCT_PER_CENT = 10_000_000;

/**
 * Billed quantity of a line: Wmin ÷ 60 000 kWh, rounded half up to 3 decimals.
 *
 * @param energyWmin energy in Wmin; negative on a credit note
 * @returns whole Wh
 * @throws RangeError when the argument is not a safe integer
 * @source specification, section 4
 */
export function toBilledWh(energyWmin: number): EnergyWh {
  return toEnergyWh(multiplyDivideHalfUp(energyWmin, 1, WMIN_PER_WH));
}

/**
 * Net amount of a line: Wh × µ€/kWh ÷ 10^7, rounded half up.
 *
 * @param energyWh billed quantity in Wh; negative on a credit note
 * @param priceMicroEuroPerKwh price in micro-euros (or millionths of the operation's currency) per kWh
 * @returns cents
 * @throws RangeError when an argument or the result is not a safe integer
 * @source specification, section 4
 */
export function computeLineNetCents(energyWh: number, priceMicroEuroPerKwh: number): MoneyCents {
  return toMoneyCents(multiplyDivideHalfUp(energyWh, priceMicroEuroPerKwh, PRODUCT_PER_CENT));
}

/** Totals of lines at one VAT rate, in cents. */
export interface DocumentTotals {
  readonly netCents: MoneyCents;
  readonly vatCents: MoneyCents;
  readonly grossCents: MoneyCents;
}

/**
 * Totals of a document at one VAT rate: VAT on the sum of the line nets, rounded half up once, never
 * line by line; gross = net + VAT.
 *
 * @param lineNetsCents net of each line in cents; none gives zeros
 * @param vatPpm VAT rate in ppm; 0 where no VAT is due
 * @returns amounts in cents
 * @throws RangeError when an argument or an amount is not a safe integer
 * @source specification, section 4
 */
export function computeDocumentTotals(lineNetsCents: readonly number[], vatPpm: number): DocumentTotals {
  const netCents = toMoneyCents(lineNetsCents.reduce((sum, net) => sum + net, 0));
  const vatCents = toMoneyCents(multiplyDivideHalfUp(netCents, vatPpm, PPM_OF_ONE));
  return { netCents, vatCents, grossCents: toMoneyCents(netCents + vatCents) };
}
