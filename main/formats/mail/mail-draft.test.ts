import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { hostileEntries } from '#domain/hostile-texts.ts';
import { isMailAddress, writeMailDraft, type MailDraft } from './mail-draft.ts';

const draft: MailDraft = {
  from: { name: 'Soleil du Vercors', address: 'tresorerie@soleil.example' },
  to: { name: 'Élodie Lefèvre', address: 'elodie@example.org' },
  subject: 'Votre facture n° 42 – été à l’école',
  text: 'Bonjour Élodie,\n\nMontant : 23,64 €.\n',
  attachments: [
    {
      filename: 'Facture été.pdf',
      contentType: 'application/pdf',
      content: new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 255]),
    },
  ],
  date: new Date('2025-04-08T06:00:00Z'),
  messageId: 'SDV-2025-0042@partajoule.invalid',
};
const decode = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
/** Header lines, unfolded. */
const headersOf = (bytes: Uint8Array): string[] =>
  (decode(bytes).split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');

test('a mail program reads back what was written', async () => {
  const mail = await PostalMime.parse(await writeMailDraft(draft));
  expect(mail.subject).toBe(draft.subject);
  expect(mail.from).toMatchObject(draft.from);
  expect(mail.to).toMatchObject([draft.to]);
  expect(mail.text?.trimEnd()).toBe(draft.text.trimEnd());
  expect(mail.messageId).toBe('<SDV-2025-0042@partajoule.invalid>');
  expect(new Date(mail.date ?? '').toISOString()).toBe('2025-04-08T06:00:00.000Z');
  expect(mail.attachments).toHaveLength(1);
  expect(mail.attachments[0]).toMatchObject({ filename: 'Facture été.pdf', mimeType: 'application/pdf' });
  expect([...new Uint8Array(mail.attachments[0]?.content as ArrayBuffer)]).toEqual([0x25, 0x50, 0x44, 0x46, 0, 255]);
});

test('it is marked as unsent, has CRLF line ends only, and is the same at every run', async () => {
  const bytes = await writeMailDraft(draft);
  expect(headersOf(bytes)).toContain('X-Unsent: 1');
  expect(decode(bytes).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(await writeMailDraft(draft)).toEqual(bytes);
});

test('what a person typed never becomes a header', async () => {
  const evil = 'Facture\r\nBcc: tous@example.org\r\n\r\n<script>';
  const bytes = await writeMailDraft({
    ...draft,
    subject: evil,
    to: { name: evil, address: 'elodie@example.org' },
    from: { name: evil, address: 'a@example.org' },
    attachments: [
      { filename: 'a\r\nBcc: tous@example.org.pdf', contentType: 'application/pdf', content: new Uint8Array(1) },
    ],
    messageId: 'x>\r\nBcc: tous@example.org',
  });
  expect(headersOf(bytes).filter((line) => /^(b?cc|to):/i.test(line))).toHaveLength(1);
  const mail = await PostalMime.parse(bytes);
  expect(mail.bcc).toBeUndefined();
  expect(mail.subject).toBe('Facture Bcc: tous@example.org <script>');
});

test.each(hostileEntries)('%s stays in its header and its text', async (_name, text) => {
  const bytes = await writeMailDraft({
    ...draft,
    subject: text,
    text,
    to: { name: text, address: 'elodie@example.org' },
    from: { name: text, address: 'a@example.org' },
    attachments: [{ filename: `${text}.pdf`, contentType: 'application/pdf', content: new Uint8Array(1) }],
    messageId: text,
  });
  const names = headersOf(bytes).map((line) => line.split(':')[0]?.toLowerCase());
  expect([...names].sort()).toEqual(
    ['content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to', 'x-unsent'].sort(),
  );
  const mail = await PostalMime.parse(bytes);
  expect(mail.from?.address).toBe('a@example.org');
  expect(mail.to?.map(({ address }) => address)).toEqual(['elodie@example.org']);
  expect(mail.html).toBeUndefined();
  expect(mail.attachments).toHaveLength(1);
  expect(mail.attachments[0]?.filename).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
});

test('an address that is none is refused, a missing one leaves the draft open', async () => {
  await expect(writeMailDraft({ ...draft, to: { name: 'x', address: 'a@b.example, c@d.example' } })).rejects.toThrow(
    RangeError,
  );
  await expect(
    writeMailDraft({ ...draft, to: { name: 'x', address: 'a@b.example\r\nBcc: c@d.example' } }),
  ).rejects.toThrow(RangeError);
  const bytes = await writeMailDraft({ ...draft, to: null });
  expect(headersOf(bytes).filter((line) => /^to:/i.test(line))).toHaveLength(0);
});

test('isMailAddress', () => {
  expect(['a@b.example', ' prénom.nom+x@maïs.example '].map(isMailAddress)).toEqual([true, true]);
  expect(['', 'a', 'a@b@c', 'a b@c', 'a@b,c@d', '"x"@y', 'a@b\nc'].map(isMailAddress)).toEqual(
    Array.from({ length: 7 }, () => false),
  );
});
