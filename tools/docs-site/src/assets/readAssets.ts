import { readFileSync } from 'node:fs';
import type { GeneratedFile } from '@hookbook/contract';
import { ICON, SCRIPT, STYLE } from '../model/paths.ts';

/** In cascade order: later files override earlier ones. */
const STYLES = ['colours', 'base', 'frame', 'text', 'events', 'fields', 'code', 'tabs', 'screens'];

/** In the order in which they run. */
const SCRIPTS = ['page', 'filter'];

/** The files that do not depend on the contract. */
export function readAssets(): readonly GeneratedFile[] {
  return [
    { path: STYLE, text: STYLES.map((name) => asset(`style/${name}.css`)).join('\n') },
    { path: SCRIPT, text: SCRIPTS.map((name) => asset(`script/${name}.js`)).join('\n') },
    { path: ICON, text: asset(ICON) },
  ];
}

function asset(path: string): string {
  return readFileSync(new URL(`./${path}`, import.meta.url), 'utf8');
}
