import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ARTIFACTS, type Event, type GeneratedFile, type Provider } from '@hookbook/codegen';
import { build, type Plugin } from 'esbuild';

/** The generated validator of one event. */
export interface GeneratedEvent {
  readonly is: (value: unknown) => boolean;
  readonly safeParse: (value: unknown) => { readonly ok: boolean; readonly issues?: readonly unknown[] };
}

/** What was generated for one provider, running. */
export interface GeneratedProvider {
  /** By event type. */
  readonly events: ReadonlyMap<string, GeneratedEvent>;
  readonly safeParseEvent: (
    body: unknown,
    options?: { readonly headers?: Readonly<Record<string, string>> },
  ) => { readonly ok: boolean; readonly issues?: readonly unknown[] };
}

/** Generates the validators of many providers, which must have different slugs, and loads them as one module. */
export async function compileProviders(providers: readonly Provider[]): Promise<readonly GeneratedProvider[]> {
  const files = await emit(providers);
  const entry = providers.map(({ slug }, index) => `export * as p${index} from './${slug}.ts';`).join('\n');
  const result = await build({
    stdin: { contents: entry, resolveDir: GEN, sourcefile: 'entry.ts', loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [fromMemory(files)],
    logLevel: 'silent',
  });
  const module = await importText(result.outputFiles[0]?.text ?? '');
  return providers.map((provider, index) => generatedProvider(provider, module[`p${index}`] ?? {}));
}

async function emit(providers: readonly Provider[]): Promise<readonly GeneratedFile[]> {
  const artifact = ARTIFACTS.find(({ name }) => name === 'validators');
  if (!artifact) throw new Error('hookbook generates no validators.');
  const emitter = await artifact.emitter();
  return emitter({ title: 'Conformance', version: '1.0.0', description: '', providers });
}

/** Where the generated files would stand: their imports of the runtime are relative to it. */
const GEN = fileURLToPath(new URL('src/gen', import.meta.resolve('@hookbook/validators/package.json')));

function fromMemory(files: readonly GeneratedFile[]): Plugin {
  const byPath = new Map(files.map(({ path: name, text }) => [path.join(GEN, name), text]));
  return {
    name: 'generated',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, (from) => ({ path: path.resolve(from.resolveDir, from.path) }));
      onLoad({ filter: /./ }, ({ path: file }) => {
        const contents = byPath.get(file);
        return contents === undefined ? undefined : { contents, loader: 'ts', resolveDir: path.dirname(file) };
      });
    },
  };
}

type Module = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

let count = 0;

async function importText(text: string): Promise<Module> {
  const file = path.join(tmpdir(), `hookbook-conformance-${process.pid}-${count++}.mjs`);
  await writeFile(file, text);
  try {
    return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Module;
  } finally {
    await rm(file);
  }
}

function generatedProvider({ events }: Provider, exported: Readonly<Record<string, unknown>>): GeneratedProvider {
  return {
    events: new Map(events.map((event) => [event.type, generatedEvent(event, exported)])),
    safeParseEvent: exported.safeParseEvent as GeneratedProvider['safeParseEvent'],
  };
}

function generatedEvent({ type, typeName }: Event, exported: Readonly<Record<string, unknown>>): GeneratedEvent {
  const validator = Object.values(exported).find(
    (each): each is { safeParse: GeneratedEvent['safeParse'] } =>
      typeof each === 'object' && each !== null && 'safeParse' in each && 'type' in each && each.type === type,
  );
  if (!validator) throw new Error(`Nothing was generated for the event ${type}.`);
  return { is: exported[`is${typeName}`] as GeneratedEvent['is'], safeParse: (value) => validator.safeParse(value) };
}
