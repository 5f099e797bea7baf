import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { GeneratedFile } from '@hookbook/contract';
import { ICON, PAYLOAD_CHECK_SCRIPT, SCRIPT, SEARCH, SEARCH_ENGINE, SIGNATURE, STYLE } from '../model/paths.ts';

/** In cascade order: later files override earlier ones. `theme` has the colours, the six sizes of text and the fonts. */
const STYLES = [
  'theme',
  'base',
  'frame',
  'text',
  'events',
  'fields',
  'code',
  'tabs',
  'check',
  'search',
  'guides',
  'screens',
];

/** In the order in which they run. */
const SCRIPTS = ['page', 'openSearch', 'openSignature'];
/** Each after those that it imports. */
const SEARCH_MODULES = ['words', 'readData', 'search', 'marks', 'options', 'dialog'];
const PAYLOAD_MODULES = ['fields', 'check'];
const SIGNATURE_MODULES = ['bytes', 'request', 'time', 'variants', 'check', 'form'];

/** The files that do not depend on the contract. */
export function readAssets(): readonly GeneratedFile[] {
  return [
    { path: STYLE, text: STYLES.map((name) => asset(`style/${name}.css`)).join('\n') },
    { path: SCRIPT, text: SCRIPTS.map((name) => asset(`script/${name}.js`)).join('\n') },
    { path: SEARCH, text: bundledScript('search', SEARCH_MODULES) },
    { path: SIGNATURE, text: bundledScript('signature', SIGNATURE_MODULES) },
    { path: SEARCH_ENGINE, text: searchEngine() },
    { path: ICON, text: asset(ICON) },
  ];
}

export function payloadCheckScript(): GeneratedFile {
  return { path: PAYLOAD_CHECK_SCRIPT, text: bundledScript('payload', PAYLOAD_MODULES) };
}

/** The modules of a folder as one script, each after those that it imports. */
function bundledScript(folder: string, modules: readonly string[]): string {
  return bundled(modules.map((name) => asset(`script/${folder}/${name}.js`)));
}

/**
 * Modules as one script, because pages that are opened from the disk cannot load modules. Its names stay its own. What explains
 * functions to maintainers would only be sent to readers.
 */
function bundled(modules: readonly string[]): string {
  const texts = modules.map((text) =>
    text
      .replace(/^import\b[^;]*;\n+/gm, '')
      .replace(/^export /gm, '')
      .replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, ''),
  );
  return `(() => {\n'use strict';\n\n${texts.join('\n')}})();\n`;
}

/** MiniSearch, which defines a global of that name, below its licence. */
function searchEngine(): string {
  const { resolve } = createRequire(import.meta.url);
  const read = (path: string) => readFileSync(new URL(path, pathToFileURL(resolve('minisearch'))), 'utf8');
  const { version } = JSON.parse(read('../../package.json'));
  const licence = read('../../LICENSE.txt').trim();
  const code = read('../umd/index.js').replace(/\/\/# sourceMappingURL=.*\s*$/, '');
  return `/*!\nMiniSearch ${version}, MIT licence\n\n${licence}\n*/\n${code}`;
}

function asset(path: string): string {
  return readFileSync(new URL(`./${path}`, import.meta.url), 'utf8');
}
