import { fileURLToPath } from 'node:url';
import { ARTIFACTS, filesOf } from '@hookbook/codegen';
import type { Event, GeneratedFile, Provider } from '@hookbook/contract';
import { type BundleOptions, bundleGenerated, type Exports, importText } from './bundleGenerated.ts';

/** The result of validating a value, as far as tests need it. */
export interface ValidationResult {
  readonly ok: boolean;
  readonly issues?: readonly unknown[];
}

/** The result of parsing a body. */
export interface ParseResult extends ValidationResult {
  /** The event type, if the body is accepted. */
  readonly type?: string;
}

/** The options of a parser, as far as tests need them. */
export interface ParseOptions {
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly eventType?: string;
  readonly mode?: 'tolerant' | 'strict';
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
  readonly safeParseEvent: (body: unknown, options?: ParseOptions) => ParseResult;
}

/** Generates the validators of the providers, whose slugs must differ, and loads them. Keeps their order. */
export async function loadValidators(providers: readonly Provider[]): Promise<readonly GeneratedProvider[]> {
  const entry = providers.map(({ slug }, index) => `export * as p${index} from './${slug}.ts';`).join('\n');
  const modules = await importText(await bundleValidators(await emitValidators(providers), entry));
  return providers.map((provider, index) => readProvider(provider, (modules[`p${index}`] ?? {}) as Exports));
}

/** Generates the files of the artifact "validators". */
export async function emitValidators(providers: readonly Provider[]): Promise<readonly GeneratedFile[]> {
  const artifact = ARTIFACTS.find(({ name }) => name === 'validators');
  if (!artifact) throw new Error('hookbook has no artifact "validators".');
  return filesOf(artifact, { title: '', version: '', description: '', providers, guides: [], releases: [] });
}

/** Bundles generated validators. `entry` imports from them. */
export function bundleValidators(
  files: readonly GeneratedFile[],
  entry: string,
  options: BundleOptions = {},
): Promise<string> {
  return bundleGenerated(files, { entry, folder: GENERATED_FOLDER, ...options });
}

/** The folder that generated files are written to: they import the runtime by paths relative to it. */
const GENERATED_FOLDER = fileURLToPath(new URL('src/gen', import.meta.resolve('@hookbook/validators/package.json')));

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
