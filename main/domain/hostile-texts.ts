/**
 * For tests: what somebody may type, paste or name a file who wants to do harm, or who has an unusual name. Wherever a text
 * is taken, each of these is shown as the text that it is, or refused in words.
 */
export const hostileTexts = {
  script: '<script>window.injected=true</script>',
  picture: '<img src=x onerror="window.injected=true"> & Cie',
  formula: '=HYPERLINK("http://x.example";"clic")',
  plus: "+cmd|' /C calc'!A0",
  minus: '-1+1',
  at: '@SUM(A1:A9)',
  tab: '\t=1+1',
  carriageReturn: 'a\r\nBcc: tous@example.org',
  address: 'javascript:alert(1)',
  bidi: 'facture \u202efdp.exe\u202c',
  zeroWidth: 'Ma\u200brie\u200d \ufeffMartin',
  control: 'a\u0000b\u0007c\u001bd',
  long: 'W'.repeat(10_000),
  emoji: 'Chez 👩‍👩‍👧 & 🏳️‍🌈 𝔄𝔟',
  zalgo: `Z${'\u0301\u0316\u0334'.repeat(20)}oé`,
  arabic: 'جمعية الشمس ١٢٣ (SAS)',
  place: '{{name}} {{- path}}',
  nesting: '$t(error.unexpected) $t(app.save)',
  format: '%s %d %n %1$s',
  path: '../../etc/passwd',
  backslashes: '..\\..\\Windows\\win.ini',
  reserved: 'CON',
  reservedEnding: 'aux.txt',
  dots: 'village. . .',
  quotes: `"l’été" 'x' \`y\` «z»`,
  sql: "'); DROP TABLE member; --",
  prototype: '__proto__',
  lone: 'a\ud800b',
} as const;

export type HostileName = keyof typeof hostileTexts;

export const hostileEntries = Object.entries(hostileTexts) as readonly (readonly [HostileName, string])[];
