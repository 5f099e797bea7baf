import { readdir, readFile } from 'node:fs/promises';
import { UsageError } from '../errors/usageError.ts';
import type { RouteResponse } from './response.ts';

/** Not known in a bundle of CommonJS. */
const HERE: string | undefined = import.meta.url;

/** The same from the sources and from `dist`. Bundlers would take `new URL` with `import.meta.url` for a file to include. */
const FOLDER = HERE === undefined ? undefined : new URL('../../dist/console/', HERE);

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The page runs only what this server serves, and no other page can embed it. */
const POLICY = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self'"],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

/** A file of the console. Only names that were built reach the file system. A bundle has no console. */
export async function consoleFile(name: string): Promise<RouteResponse> {
  const names = FOLDER ? await readdir(FOLDER).catch(() => []) : [];
  if (!FOLDER || !names.includes(name)) throw unknownFile(name);
  return {
    status: 200,
    file: await readFile(new URL(name, FOLDER)),
    type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    headers: { 'content-security-policy': POLICY, 'referrer-policy': 'same-origin' },
  };
}

function unknownFile(name: string): UsageError {
  return new UsageError({
    code: 'unknown-file',
    message: `The console has no file ${JSON.stringify(name)}.`,
    where: 'file',
    fix: 'Open `GET /` in a browser.',
  });
}
