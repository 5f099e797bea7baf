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

/** The published files with this extension, such as `.js`. */
export function distFiles(extension: string): readonly DistFile[] {
  if (!existsSync(path.join(DIST, 'index.js'))) throw new Error(`${DIST} is not built. Run npm run build first.`);
  return readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .map((file) => ({ name: file.split(path.sep).join('/'), text: readFileSync(path.join(DIST, file), 'utf8') }));
}
