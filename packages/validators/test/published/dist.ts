import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the package stands: a program that runs here imports it by its name. */
export const PACKAGE = path.join(import.meta.dirname, '../..');
export const DIST = path.join(PACKAGE, 'dist');

export interface DistFile {
  /** Relative to dist, with `/`. */
  readonly name: string;
  readonly text: string;
}

/** The published files that end in one way, such as `.js`. */
export function distFiles(end: string): readonly DistFile[] {
  if (!existsSync(path.join(DIST, 'index.js'))) throw new Error(`${DIST} is not built. Run npm run build first.`);
  return readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => ({ name: file.split(path.sep).join('/'), text: readFileSync(path.join(DIST, file), 'utf8') }));
}
