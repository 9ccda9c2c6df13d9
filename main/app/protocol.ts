/** The page's own address, `app://bundle/`: it serves the built page and nothing else. */
import { readFile } from 'node:fs/promises';
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

const contentTypes: Readonly<Record<string, string>> = {
  '.html': DOCUMENT,
  '.js': SCRIPT,
  '.mjs': SCRIPT,
  '.css': 'text/css; charset=utf-8',
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

const NOT_FOUND = { statusCode: 404, data: Buffer.alloc(0) };

/** How far the page has come: main may be busy once it needs nothing for a while. */
export interface Serving {
  readonly documentServed: Promise<undefined>;
  /** The document's scripts, and all else that was asked for with them. */
  readonly scriptsServed: Promise<undefined>;
}

/**
 * Serves the files of a folder as the page. In whole buffers: `protocol.handle` would first load Node's fetch, which
 * takes longer than all else of the page.
 */
export function servePage(folder: string): Serving {
  const documentServed = Promise.withResolvers<undefined>();
  const scriptsServed = Promise.withResolvers<undefined>();
  let hasScript = false;
  let open = 0;
  const noteServed = (type: string): void => {
    open--;
    hasScript ||= type === SCRIPT;
    if (type === DOCUMENT) documentServed.resolve(undefined);
    if (hasScript && open === 0) scriptsServed.resolve(undefined);
  };
  protocol.registerBufferProtocol('app', ({ url, method }, answer) => {
    const file = findPageFile(folder, url);
    const type = file === undefined ? undefined : contentTypes[extname(file)];
    if (method !== 'GET' || file === undefined || type === undefined) {
      answer(NOT_FOUND);
      return;
    }
    open++;
    readFile(file)
      .then(
        (data) => {
          answer({
            data,
            headers: {
              'content-type': type,
              'content-security-policy': contentSecurityPolicy,
              'x-content-type-options': 'nosniff',
            },
          });
        },
        () => {
          answer(NOT_FOUND);
        },
      )
      .finally(() => {
        noteServed(type);
      });
  });
  return { documentServed: documentServed.promise, scriptsServed: scriptsServed.promise };
}
