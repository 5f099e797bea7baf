import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ARTIFACTS, filesOf } from '@hookbook/codegen';
import type { Event, GeneratedFile, Provider } from '@hookbook/contract';
import { build, type Plugin } from 'esbuild';

/** The result of validating a value, as far as tests need it. */
export interface ValidationResult {
  readonly ok: boolean;
  readonly issues?: readonly unknown[];
  /** The event type that `safeParseEvent` has found. */
  readonly type?: string;
}

/** The generated guard and validator of one event. */
export interface GeneratedValidator {
  readonly is: (value: unknown) => boolean;
  readonly safeParse: (value: unknown) => ValidationResult;
}

/** The generated module of one provider, loaded. */
export interface GeneratedProvider {
  /** By event type. */
  readonly events: ReadonlyMap<string, GeneratedValidator>;
  /** Only for a provider that sends lists of events. */
  readonly safeParseEvents: ((body: unknown) => unknown) | undefined;
  readonly safeParseEvent: (
    body: unknown,
    options?: { readonly headers?: Readonly<Record<string, string>>; readonly mode?: 'tolerant' | 'strict' },
  ) => ValidationResult;
}

/** Generates the validators of the providers, whose slugs must differ, and loads them. Keeps their order. */
export async function loadValidators(providers: readonly Provider[]): Promise<readonly GeneratedProvider[]> {
  const entry = providers.map(({ slug }, index) => `export * as p${index} from './${slug}.ts';`).join('\n');
  const modules = await importText(await bundleValidators(await emitValidators(providers), entry));
  return providers.map((provider, index) => readProvider(provider, modules[`p${index}`] ?? {}));
}

/** Generates the files of the artifact "validators". */
export async function emitValidators(providers: readonly Provider[]): Promise<readonly GeneratedFile[]> {
  const artifact = ARTIFACTS.find(({ name }) => name === 'validators');
  if (!artifact) throw new Error('hookbook has no artifact "validators".');
  return filesOf(artifact, { title: '', version: '', description: '', providers });
}

/** Bundles generated files, which need not be on disk, as the bundler of a consumer would. `entry` imports from them. */
export async function bundleValidators(
  files: readonly GeneratedFile[],
  entry: string,
  { minify = false }: { readonly minify?: boolean } = {},
): Promise<string> {
  const result = await build({
    stdin: { contents: entry, resolveDir: GENERATED_FOLDER, sourcefile: 'entry.ts', loader: 'ts' },
    bundle: true,
    minify,
    format: 'esm',
    write: false,
    plugins: [serveFromMemory(files)],
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** The folder that generated files are written to: they import the runtime by paths relative to it. */
const GENERATED_FOLDER = fileURLToPath(new URL('src/gen', import.meta.resolve('@hookbook/validators/package.json')));

function serveFromMemory(files: readonly GeneratedFile[]): Plugin {
  const textByPath = new Map(files.map((file) => [path.join(GENERATED_FOLDER, file.path), file.text]));
  return {
    name: 'generated files',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\./ }, (specifier) => ({
        path: path.resolve(specifier.resolveDir, specifier.path),
        sideEffects: false,
      }));
      onLoad({ filter: /./ }, (module) => {
        const contents = textByPath.get(module.path);
        return contents === undefined ? undefined : { contents, loader: 'ts', resolveDir: path.dirname(module.path) };
      });
    },
  };
}

type Exports = Readonly<Record<string, unknown>>;

async function importText(text: string): Promise<Readonly<Record<string, Exports>>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-validators-'));
  try {
    const file = path.join(folder, 'validators.mjs');
    await writeFile(file, text);
    return await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function readProvider({ events }: Provider, exports: Exports): GeneratedProvider {
  const validators = new Map(
    Object.values(exports)
      .filter(isValidator)
      .map((validator) => [validator.type, validator]),
  );
  return {
    events: new Map(events.map((event) => [event.type, readEvent(event, exports, validators)])),
    safeParseEvent: exports.safeParseEvent as GeneratedProvider['safeParseEvent'],
    safeParseEvents: exports.safeParseEvents as GeneratedProvider['safeParseEvents'],
  };
}

interface Validator extends Pick<GeneratedValidator, 'safeParse'> {
  readonly type: string;
}

function isValidator(exported: unknown): exported is Validator {
  return typeof exported === 'object' && exported !== null && 'safeParse' in exported && 'type' in exported;
}

function readEvent(
  { type, typeName }: Event,
  exports: Exports,
  validators: ReadonlyMap<string, Validator>,
): GeneratedValidator {
  const validator = validators.get(type);
  if (!validator) throw new Error(`No validator was generated for the event "${type}".`);
  return { is: exports[`is${typeName}`] as GeneratedValidator['is'], safeParse: validator.safeParse };
}
