import { readFileSync } from 'node:fs';
import type { GeneratedFile } from '../../emitter.ts';
import { ICON, SCRIPT, STYLE } from './paths.ts';

/** The files that are the same for every contract. Read once, as an import would: they are part of this program. */
export const ASSETS: readonly GeneratedFile[] = [STYLE, SCRIPT, ICON].map((path) => ({
  path,
  text: readFileSync(new URL(`./assets/${path}`, import.meta.url), 'utf8'),
}));
