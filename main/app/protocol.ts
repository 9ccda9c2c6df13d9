/** The page's own address, `app://bundle/`: it serves the built page and nothing else. */
import { extname, isAbsolute, join, relative } from 'node:path';
import { protocol } from 'electron';
import type { Language } from '#contract';

/** Address of the page; it names the language, whose texts the page then need not ask for. */
export const getPageUrl = (language: Language): string => `app://bundle/index.html?language=${language}`;

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine and ECharts set styles on elements
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const DOCUMENT = 'text/html; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': DOCUMENT,
  '.js': SCRIPT,
  '.mjs': SCRIPT,
  '.css': STYLE,
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must run before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** True for an address of the page itself; compares parsed parts, never prefixes. */
export function isPageUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'app:' && url.host === 'bundle';
}

/** Path of the file an address stands for, or undefined where it would leave the folder. */
export function findPageFile(folder: string, address: string): string | undefined {
  if (!isPageUrl(address)) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return undefined;
  }
  const file = join(folder, path);
  const inside = relative(folder, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside) || path.includes('\0')) return undefined;
  return file;
}

/** Chromium's `net::ERR_FILE_NOT_FOUND`. */
const FILE_NOT_FOUND = { error: -6 };

/** How far the page has come: main may be busy once it needs nothing for a while. */
export interface Serving {
  readonly isDocumentAsked: Promise<undefined>;
  /** The document's script and its style sheet, without which Chromium does not run the script. */
  readonly arePartsAsked: Promise<unknown>;
}

/**
 * Serves the files of a folder as the page. By their paths: they are read and handed over by other threads while this
 * one opens a file, and `protocol.handle` would first load Node's fetch, which takes longer than all else of the page.
 */
export function servePage(folder: string): Serving {
  const document = Promise.withResolvers<undefined>();
  const script = Promise.withResolvers<undefined>();
  const style = Promise.withResolvers<undefined>();
  protocol.registerFileProtocol('app', ({ url, method }, answer) => {
    const path = findPageFile(folder, url);
    const type = path === undefined ? undefined : contentTypes[extname(path)];
    if (method !== 'GET' || path === undefined || type === undefined) {
      answer(FILE_NOT_FOUND);
      return;
    }
    answer({
      path,
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      },
    });
    if (type === DOCUMENT) document.resolve(undefined);
    if (type === SCRIPT) script.resolve(undefined);
    if (type === STYLE) style.resolve(undefined);
  });
  return { isDocumentAsked: document.promise, arePartsAsked: Promise.all([script.promise, style.promise]) };
}
