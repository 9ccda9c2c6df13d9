import { describe, expect, it } from 'vitest';
import { XmlError, XmlScanner } from './xml-scanner.ts';

function scan(text: string, lettersAtOnce = text.length): string[] {
  const heard: string[] = [];
  let isText = false;
  const hear = (event: string): void => {
    heard.push(event);
    isText = false;
  };
  const scanner = new XmlScanner({
    open(name, attributes) {
      hear(`<${name}${[...attributes].map(([key, value]) => ` ${key}=${value}`).join('')}>`);
    },
    close(name) {
      hear(`</${name}>`);
    },
    text(piece) {
      // pieces of one text belong together
      heard.push(isText ? `${heard.pop() ?? ''}${piece}` : piece);
      isText = true;
    },
  });
  for (let at = 0; at < text.length; at += lettersAtOnce) scanner.write(text.slice(at, at + lettersAtOnce));
  scanner.end();
  return heard;
}

const SAMPLE =
  '<?xml version="1.0"?><!-- a > b --><x:a r="1>2" s=\'"\'><b/>1 &lt; 2 &amp;&#233;&#x1F33B;<![CDATA[<c>&amp;]]></x:a >\n';

describe('XmlScanner', () => {
  it.each([1, 2, 3, 7, 1000])('hears the same in pieces of %i letters', (lettersAtOnce) => {
    expect(scan(SAMPLE, lettersAtOnce)).toEqual(['<a r=1>2 s=">', '<b>', '</b>', '1 < 2 &é🌻<c>&amp;', '</a>']);
  });

  it('leaves an entity that nobody declared as it stands', () => {
    expect(scan('<a>&xxe; &#0; &#x110000; a&b</a>')).toEqual(['<a>', '&xxe; \ufffd \ufffd a&b', '</a>']);
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['a document type from outside', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['a truncated text', '<a><b>1</b>'],
    ['a truncated tag', '<a><b'],
    ['crossed elements', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text outside', '<a/>x'],
    ['nothing', ''],
    ['a tag in a tag', '<a <b>></a>'],
    ['boundless nesting', '<a>'.repeat(100_000)],
    ['a tag without end', `<a ${'b'.repeat(2_000_000)}`],
  ])('refuses %s', (_, text) => {
    expect(() => scan(text, 65_536)).toThrow(XmlError);
  });
});
