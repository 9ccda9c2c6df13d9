/** The page's own address, `app://bundle/`: it serves the built page and nothing else. */
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { protocol } from 'electron';

export const PAGE_URL = 'app://bundle/index.html';

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

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
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

/**
 * Answers with whole buffers: `protocol.handle` would first load the fetch classes of Node, which takes longer than the
 * rest of the page.
 */
export function servePage(folder: string): void {
  protocol.registerBufferProtocol('app', ({ url, method }, answer) => {
    const file = findPageFile(folder, url);
    const type = file === undefined ? undefined : contentTypes[extname(file)];
    if (method !== 'GET' || file === undefined || type === undefined) {
      answer(NOT_FOUND);
      return;
    }
    readFile(file).then(
      (data) => {
        answer({
          data,
          headers: {
            'content-type': type,
            'content-security-policy': contentSecurityPolicy,
            'x-content-type-options': 'nosniff',
            'cross-origin-opener-policy': 'same-origin',
          },
        });
      },
      () => {
        answer(NOT_FOUND);
      },
    );
  });
}
