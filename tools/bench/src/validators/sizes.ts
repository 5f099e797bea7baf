import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Event, Provider } from '@hookbook/codegen';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { build } from 'esbuild';
import { Build } from 'typebox/schema';
import { bundled } from './contenders/definitions.ts';
import { bundle } from './contenders/hookbook.ts';
import type { Corpus } from './corpus/corpus.ts';
import { table } from './table.ts';

const standalone = standaloneModule.default;

/** Bytes of the validators of all events and of one, bundled and minified: of what is made ahead of time. */
export async function measureSizes({ name, providers }: Corpus): Promise<void> {
  const makers: Readonly<Record<string, (providers: readonly Provider[]) => Promise<string>>> = {
    'Hookbook, with issues': (all) =>
      hookbook(all, ({ typeName }) => typeName.charAt(0).toLowerCase() + typeName.slice(1)),
    'Hookbook, guards only': (all) => hookbook(all, ({ typeName }) => `is${typeName}`),
    'Ajv standalone': ajv,
    'TypeBox Build, without formats': typebox,
  };
  const [first] = providers;
  if (!first) return;
  const one = [{ ...first, events: first.events.slice(0, 1) }];
  const count = providers.reduce((sum, { events }) => sum + events.length, 0);
  const rows = [];
  for (const [maker, make] of Object.entries(makers)) {
    const all = await make(providers);
    const single = await make(one);
    rows.push([
      maker,
      `${kilobytes(all.length)} KB`,
      `${Math.round((all.length - single.length) / (count - 1))} bytes per further event`,
      `the first ${kilobytes(single.length)} KB, ${kilobytes(gzipSync(single, { level: 9 }).length)} KB gzip`,
    ]);
  }
  console.log(`\n${table(`${name}: ${count} events, minified`, rows)}`);
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}

async function hookbook(providers: readonly Provider[], nameOf: (event: Event) => string): Promise<string> {
  const exports = providers.map(({ slug, events }) => {
    const names = events.map((event) => `${nameOf(event)} as ${slug}_${event.typeName}`);
    return `export { ${names.join(', ')} } from './${slug}.ts';`;
  });
  return bundle(providers, exports.join('\n'), true);
}

/** With shared schemas as functions, which is much the smaller way. */
async function ajv(providers: readonly Provider[]): Promise<string> {
  const code = { source: true, esm: true };
  const instance = new Ajv2020({ code, strict: false, validateSchema: false, inlineRefs: false, logger: false });
  formats.default(instance);
  const exported: Record<string, string> = {};
  for (const { slug, definitions, events } of providers) {
    const schemas = [
      ...definitions.map(({ name, schema }) => [name, schema]),
      ...events.map(({ typeName, payload }) => [typeName, payload]),
    ];
    instance.addSchema({ $id: slug, $defs: Object.fromEntries(schemas) });
    for (const { typeName } of events) exported[`${slug}_${typeName}`] = `${slug}#/$defs/${typeName}`;
  }
  return minified(standalone(instance, exported));
}

/** What TypeBox gives as text. Formats and patterns are values that come beside it, and are not counted. */
async function typebox(providers: readonly Provider[]): Promise<string> {
  const texts = providers.flatMap((provider) =>
    provider.events.map(({ typeName, payload }) => {
      const made = Build(bundled(provider, payload) as never);
      const functions = made.Functions().join(';\n');
      return `export const ${provider.slug}_${typeName} = (value, External) => { ${functions}; return ${made.Entry()}; };`;
    }),
  );
  return minified(`import { Guard } from 'typebox/guard';\n${texts.join('\n')}`);
}

/** Bundled from a file here, so that what it imports is found. */
async function minified(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-bench-'));
  const file = path.join(folder, 'entry.js');
  await writeFile(file, text);
  const result = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    nodePaths: [path.resolve(import.meta.dirname, '../../../../node_modules')],
  });
  await rm(folder, { recursive: true });
  return result.outputFiles[0]?.text ?? '';
}
