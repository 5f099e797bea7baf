import path from 'node:path';
import { formatMessages, transform } from 'esbuild';

/** The text of an ES module of `dist` as CommonJS, for the same path below `dist/cjs`. Throws if it has no equivalent. */
export async function commonjsModule(module: string, text: string): Promise<string> {
  const usesUrl = text.includes('import.meta.url');
  const { code, warnings } = await transform(usesUrl ? urlOfModule(module) + text : text, {
    sourcefile: module,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    define: usesUrl ? { 'import.meta.url': 'moduleUrl' } : {},
    // Jest cannot load ES modules, and whoever uses this copy has the CommonJS copy of the other packages.
    supported: { 'dynamic-import': false },
    logLevel: 'silent',
  });
  // ES modules are strict without saying so.
  if (warnings.length === 0) return `'use strict';\n${code}`;
  throw new Error((await formatMessages(warnings, { kind: 'error' })).join('\n'));
}

/** The URL of the ES module, so that both copies find the same files. */
function urlOfModule(module: string): string {
  const relative = path.posix.relative(path.posix.join('cjs', path.posix.dirname(module)), module);
  return `import { pathToFileURL as urlOf } from 'node:url';
const moduleUrl = new URL(${JSON.stringify(relative)}, urlOf(__filename)).href;
`;
}
