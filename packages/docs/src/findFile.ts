import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

export interface Found {
  readonly bytes: Buffer;
  /** For the `content-type` header. */
  readonly type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The file at a decoded URL path, or that the path is a folder's. Only files of known types inside of the folder are there. */
export async function findFile(
  folder: string,
  pathname: string,
): Promise<Found | { readonly folder: string } | undefined> {
  const target = targetOf(pathname);
  if (target === undefined) return undefined;
  const root = await realpath(folder);
  const file = await realpathOf(path.join(root, target));
  // The real path, so that a symbolic link does not lead out of the folder.
  if (file === undefined || (file !== root && !file.startsWith(root + path.sep))) return undefined;
  if ((await stat(file)).isDirectory()) {
    return (await realpathOf(path.join(file, 'index.html'))) === undefined ? undefined : { folder: file };
  }
  const type = TYPES[path.extname(file)];
  return type === undefined ? undefined : { bytes: await readFile(file), type };
}

/** The path below the folder; `undefined` for one that climbs, is hidden, or means something else on another system. */
function targetOf(pathname: string): string | undefined {
  const steps = pathname.split('/').slice(1);
  const names = steps.at(-1) === '' ? [...steps.slice(0, -1), 'index.html'] : steps;
  const isPlain = names.every((name) => name !== '' && !name.startsWith('.') && !/[\\:\0]/.test(name));
  return pathname.startsWith('/') && isPlain ? names.join('/') : undefined;
}

async function realpathOf(file: string): Promise<string | undefined> {
  try {
    return await realpath(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(code)) return undefined;
    throw error;
  }
}
