import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withPayloadCheck } from '@hookbook/docs-site/payloadCheck';
import { build } from 'esbuild';

/**
 * Adds the page that checks payloads to the built site, with the validators of each provider as a script. Pages that are
 * opened from the disk cannot load modules, so each script sets a global.
 */
const SITE = path.join(import.meta.dirname, 'dist/site');

const names = (await readdir(SITE, { recursive: true })).map((name) => name.split(path.sep).join('/')).sort();
const texts = names.filter((name) => name.endsWith('.html') || name === 'search-data.js');
const files = await Promise.all(
  texts.map(async (name) => ({ path: name, text: await readFile(path.join(SITE, name), 'utf8') })),
);
const slugs = names.flatMap((name) => /^([^/]+)\/index\.html$/.exec(name)?.[1] ?? []);

await mkdir(path.join(SITE, 'validators'), { recursive: true });
for (const slug of slugs) await writeValidators(slug);
for (const file of withPayloadCheck(files, slugs)) await writeFile(path.join(SITE, file.path), file.text);

async function writeValidators(slug: string): Promise<void> {
  const name = JSON.stringify(slug);
  const contents = `import { safeParseEvent } from ${JSON.stringify(`@hookbook/validators/${slug}`)};
(globalThis.hookbookValidators ??= {})[${name}] = { safeParseEvent };`;
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
