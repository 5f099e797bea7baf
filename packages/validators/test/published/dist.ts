import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the package. A program that runs here can import the package by its name. */
export const PACKAGE = path.join(import.meta.dirname, '../..');
export const DIST = path.join(PACKAGE, 'dist');

export interface DistFile {
  /** Relative to dist, with `/`. */
  readonly name: string;
  readonly text: string;
}

/** The published ES modules, or their declarations: the files with this extension, such as `.js`. */
export function distFiles(extension: string): readonly DistFile[] {
  return filesIn(DIST, extension).filter(({ name }) => !name.startsWith('cjs/'));
}

/** The copies of these files as CommonJS, with the same names. */
export function commonjsFiles(extension: string): readonly DistFile[] {
  return filesIn(path.join(DIST, 'cjs'), extension);
}

function filesIn(folder: string, extension: string): readonly DistFile[] {
  if (!existsSync(path.join(folder, 'index.js'))) throw new Error(`${folder} is not built. Run npm run build first.`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .map((file) => ({ name: file.split(path.sep).join('/'), text: readFileSync(path.join(folder, file), 'utf8') }));
}
