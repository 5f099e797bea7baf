import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

export interface FoundFile {
  readonly bytes: Buffer;
  /** The value of the `content-type` header. */
  readonly type: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The file at a decoded URL path in the first folder that has one, or `'folder'` for a folder with an index page. Ignores files
 * of unknown types.
 */
export async function findFile(
  folders: readonly string[],
  pathname: string,
): Promise<FoundFile | 'folder' | undefined> {
  const file = await findPath(folders, pathname);
  if (file === undefined || file === 'folder') return file;
  const type = CONTENT_TYPES[path.extname(file)];
  return type === undefined ? undefined : { bytes: await readFile(file), type };
}

/** The path of that file. */
export async function findPath(folders: readonly string[], pathname: string): Promise<string | undefined> {
  const relative = relativePath(pathname);
  if (relative === undefined) return undefined;
  for (const folder of folders) {
    const file = await pathIn(folder, relative);
    if (file !== undefined) return file;
  }
  return undefined;
}

async function pathIn(folder: string, relative: string): Promise<string | undefined> {
  const root = await realpath(folder);
  const file = await tryRealpath(path.join(root, relative));
  // Compares real paths, so that a symbolic link cannot point outside the folder.
  if (file === undefined || (file !== root && !file.startsWith(root + path.sep))) return undefined;
  if ((await stat(file)).isDirectory()) {
    return (await tryRealpath(path.join(file, 'index.html'))) === undefined ? undefined : 'folder';
  }
  return file;
}

/** The path inside the folder. `undefined` for parent folders, hidden files and characters special to Windows. */
function relativePath(pathname: string): string | undefined {
  const segments = pathname.split('/').slice(1);
  const names = segments.at(-1) === '' ? [...segments.slice(0, -1), 'index.html'] : segments;
  const isPlain = names.every((name) => name !== '' && !name.startsWith('.') && !/[\\:\0]/.test(name));
  return pathname.startsWith('/') && isPlain ? names.join('/') : undefined;
}

async function tryRealpath(file: string): Promise<string | undefined> {
  try {
    return await realpath(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(code)) return undefined;
    throw error;
  }
}
