import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ARTIFACTS, type GeneratedFile, type Provider } from '@hookbook/codegen';
import { build } from 'esbuild';
import type { Contender, Prepared } from './contender.ts';

interface Generated {
  readonly is: (value: unknown) => boolean;
  readonly safeParse: (value: unknown) => { readonly ok: boolean; readonly issues?: readonly unknown[] };
}

type Parser = (body: unknown, options?: object) => { readonly ok: boolean; readonly issues?: readonly unknown[] };

type Module = Readonly<Record<string, Generated & { readonly type?: string } & Parser>>;

/** A guard: what is left of a check when nobody asks why. */
export const hookbook: Contender = {
  name: 'Hookbook',
  prepare: async (providers) => {
    const modules = await generated(providers);
    const event = (provider: string, type: string) => eventOf(modules.get(provider) ?? {}, type);
    return {
      check: ({ provider, type }) => event(provider, type).is,
      explain: ({ provider, type }) => {
        const { safeParse } = event(provider, type);
        return (value) => safeParse(value).issues?.length ?? 0;
      },
    };
  },
};

/** The whole way of a receiver: finds out which event it is, and gives a result. */
export const hookbookParse: Contender = {
  name: 'Hookbook safeParseEvent',
  prepare: async (providers): Promise<Prepared> => {
    const modules = await generated(providers);
    return {
      check: ({ provider, headers }) => {
        const parse = modules.get(provider)?.safeParseEvent as Parser;
        const options = { headers };
        return (value) => parse(value, options).ok;
      },
    };
  },
};

function eventOf(module: Module, type: string): Generated {
  const found = Object.values(module).find((each) => each.type === type);
  if (!found) throw new Error(`no validator of ${type}`);
  return found;
}

/** Generates and bundles validators as a consumer's bundler would. */
async function generated(providers: readonly Provider[]): Promise<ReadonlyMap<string, Module>> {
  const text = await bundle(
    await emitValidators(providers),
    providers.map(({ slug }, index) => `export * as p${index} from './${slug}.ts';`).join('\n'),
  );
  const file = path.join(tmpdir(), `hookbook-bench-${process.pid}-${performance.now()}.mjs`);
  await writeFile(file, text);
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, Module>>;
  await rm(file);
  return new Map(providers.map(({ name }, index) => [name, module[`p${index}`] ?? {}]));
}

const GEN = fileURLToPath(new URL('../../../../../packages/validators/src/gen', import.meta.url));

export async function emitValidators(providers: readonly Provider[]): Promise<readonly GeneratedFile[]> {
  const artifact = ARTIFACTS.find(({ name }) => name === 'validators');
  const emit = await artifact?.emitter();
  return (await emit?.({ title: '', version: '', description: '', providers })) ?? [];
}

export async function bundle(files: readonly GeneratedFile[], entry: string, minify = false): Promise<string> {
  const result = await build({
    stdin: { contents: entry, resolveDir: GEN, sourcefile: 'entry.ts', loader: 'ts' },
    bundle: true,
    minify,
    format: 'esm',
    write: false,
    plugins: [fromMemory(files)],
  });
  return result.outputFiles[0]?.text ?? '';
}

function fromMemory(files: readonly GeneratedFile[]): import('esbuild').Plugin {
  const byPath = new Map(files.map(({ path: name, text }) => [path.join(GEN, name), text]));
  return {
    name: 'from memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, ({ resolveDir, path: wanted }) => ({
        path: path.resolve(resolveDir, wanted),
        sideEffects: false,
      }));
      onLoad({ filter: /./ }, ({ path: file }) => {
        const contents = byPath.get(file);
        return contents === undefined ? undefined : { contents, loader: 'ts', resolveDir: path.dirname(file) };
      });
    },
  };
}
