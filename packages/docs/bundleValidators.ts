import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/**
 * Adds the validators of each provider to the built site, for the page that checks payloads. Pages that are opened from the
 * disk cannot load modules, so each script sets a global.
 */
const SITE = path.join(import.meta.dirname, 'dist/site');

const entries = await readdir(SITE, { withFileTypes: true });
const slugs = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
await Promise.all(slugs.map(writeValidators));

async function writeValidators(slug: string): Promise<void> {
  const contents = `import { safeParseEvent } from ${JSON.stringify(`@hookbook/validators/${slug}`)};
(globalThis.hookbookValidators ??= {})[${JSON.stringify(slug)}] = { safeParseEvent };`;
  await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    outfile: path.join(SITE, `validators/${slug}.js`),
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
  });
}
