/** The payment code of a bill (EPC069-12): read by bank applications, drawn as squares. */
import generateQrText from 'sepa-payment-qr-code';
import { create } from 'qrcode';
import type { Bill } from '#domain/billing/bill.ts';
import type { Sheet } from './sheet.ts';

const MAX_NAME = 70;

/** Text of the code, or undefined where there is nothing to pay, no number yet, or no account to pay to. */
export function findPaymentText(bill: Bill): string | undefined {
  const { iban, bic } = bill.issuer;
  if (bill.kind !== 'invoice' || bill.number === null || bill.grossCents <= 0 || bill.currency !== 'EUR' || !iban)
    return undefined;
  try {
    return generateQrText({
      name: Array.from(bill.issuer.name.replace(/\p{C}/gu, ' ')).slice(0, MAX_NAME).join(''),
      iban,
      ...(bic ? { bic } : {}),
      amount: bill.grossCents / 100,
      unstructuredReference: bill.number,
    });
  } catch {
    // an account number that fails its checksum is printed for people, not encoded for machines
    return undefined;
  }
}

/** Draws the code in a square of `side` points; the caller tags it. */
export function drawQrCode(sheet: Sheet, text: string, x: number, y: number, side: number): void {
  const { modules } = create([{ data: new TextEncoder().encode(text), mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const step = side / modules.size;
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0, run = 0; column <= modules.size; column++) {
      if (column < modules.size && modules.get(row, column)) run++;
      else {
        // one rectangle for each run of dark squares: fewer seams, fewer bytes
        if (run > 0) sheet.doc.rect(x + (column - run) * step, y + row * step, run * step, step);
        run = 0;
      }
    }
  }
  sheet.doc.fillColor('#000000').fill();
}
