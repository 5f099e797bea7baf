import { readFileSync } from 'node:fs';
import type { GeneratedFile } from '../../emitter.ts';
import { ICON, SCRIPT, STYLE } from './paths.ts';

/** In this order: what comes later wins. */
const STYLES = ['colours', 'base', 'frame', 'text', 'events', 'fields', 'code', 'screens'];

const SCRIPTS = ['page', 'filter'];

/** The files that are the same for every contract. Read once, as an import would: they are part of this program. */
export const ASSETS: readonly GeneratedFile[] = [
  { path: STYLE, text: STYLES.map((name) => asset(`style/${name}.css`)).join('\n') },
  { path: SCRIPT, text: SCRIPTS.map((name) => asset(`script/${name}.js`)).join('\n') },
  { path: ICON, text: asset(ICON) },
];

function asset(path: string): string {
  return readFileSync(new URL(`./assets/${path}`, import.meta.url), 'utf8');
}
