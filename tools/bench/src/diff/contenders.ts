import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare } from '@hookbook/codegen';
import { type SchemaPair, schemaDocument } from '@hookbook/diff/corpus';
import { installLibraries } from '@hookbook/testkit/installLibraries';
import { type RunResult, run } from '@hookbook/testkit/runProcess';
import { HOOKBOOK } from '../generate/measure.ts';
import { asyncApiDocument, dereferencedDocument, openapiDocument } from './documents.ts';

/** `none`: it fails, or says neither. */
export type Verdict = 'breaking' | 'compatible' | 'none';

/** Prepares a pair of documents; then the comparison is measured. */
export type Compare = (pair: SchemaPair, folder: string) => Promise<() => Promise<Verdict>>;

/** A program or library that says whether a change is breaking. */
export interface Contender {
  readonly name: string;
  /** How many pairs it is asked about, if it cannot be asked about all. */
  readonly maxPairs?: number;
  /** Rejects if it cannot be installed. */
  readonly prepare: () => Promise<Compare>;
}

/** Where each comparison is a process, all pairs would take hours. */
const PROCESSES = 100;

export const CONTENDERS: readonly Contender[] = [
  {
    name: 'hookbook diff',
    maxPairs: PROCESSES,
    prepare: async () => async (pair, folder) => {
      const files = await writeBoth(pair, folder, asyncApiDocument);
      return async () => verdictOfExit(await run('node', [HOOKBOOK, 'diff', ...files], { cwd: folder }));
    },
  },
  {
    name: 'hookbook, in one process',
    prepare: async () => async (pair, folder) => {
      const [before = '', after = ''] = await writeBoth(pair, folder, asyncApiDocument);
      return async () => {
        const { changes } = await compare({ name: 'before', specs: before }, { name: 'after', specs: after });
        // The corpus says what breaks receivers that run, not what breaks their code.
        const breaking = changes.filter(({ wire }) => wire === 'breaking');
        if (breaking.some(({ undecided }) => !undecided)) return 'breaking';
        return breaking.length > 0 ? 'none' : 'compatible';
      };
    },
  },
  { name: '@redocly/cli 2.77.0', maxPairs: PROCESSES, prepare: prepareRedocly },
  { name: '@asyncapi/diff 0.5.0, in one process', prepare: prepareAsyncapiDiff },
  // It keeps 2 MB of each comparison, and takes ten times as long from 2 GB on.
  { name: 'jsoncompat 0.4.2, in one process', maxPairs: 500, prepare: prepareJsoncompat },
];

function cacheOf(name: string): string {
  return fileURLToPath(new URL(`../../../../node_modules/.cache/hookbook-bench/${name}`, import.meta.url));
}

/** The webhook of an OpenAPI document, because only for OpenAPI it has rules for all of JSON Schema. */
async function prepareRedocly(): Promise<Compare> {
  const folder = cacheOf('redocly');
  await installLibraries(folder, ['@redocly/cli@2.77.0']);
  const command = path.join(folder, 'node_modules/.bin/redocly');
  const env = {
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
  };
  return async (pair, cwd) => {
    const files = await writeBoth(pair, cwd, openapiDocument);
    return async () => {
      const result = await run('node', [command, 'diff', ...files, '--format=json'], { cwd, env });
      return result.stdout.trimStart().startsWith('{') ? verdictOfExit(result) : 'none';
    };
  };
}

interface AsyncapiDiff {
  readonly diff: (
    before: object,
    after: object,
  ) => { readonly breaking: () => readonly object[]; readonly unclassified: () => readonly object[] };
}

async function prepareAsyncapiDiff(): Promise<Compare> {
  const importPackage = await installLibraries(cacheOf('asyncapi-diff'), ['@asyncapi/diff@0.5.0']);
  const { diff } = await importPackage<AsyncapiDiff>('@asyncapi/diff');
  return async ({ before, after }) => {
    const documents = [dereferencedDocument(before), dereferencedDocument(after)] as const;
    return async () => {
      const output = diff(...documents);
      if (output.breaking().length > 0) return 'breaking';
      return output.unclassified().length > 0 ? 'none' : 'compatible';
    };
  };
}

interface Jsoncompat {
  readonly default: (options: { readonly module_or_path: Uint8Array }) => Promise<unknown>;
  readonly check_compat: (before: string, after: string, role: 'serializer') => boolean;
}

/** Who sends an event serialises it. */
async function prepareJsoncompat(): Promise<Compare> {
  const folder = cacheOf('jsoncompat');
  const importPackage = await installLibraries(folder, ['jsoncompat@0.4.2']);
  const { default: init, check_compat } = await importPackage<Jsoncompat>('jsoncompat');
  await init({ module_or_path: await readFile(path.join(folder, 'node_modules/jsoncompat/jsoncompat_wasm_bg.wasm')) });
  return async ({ before, after }) => {
    const [old, now] = [JSON.stringify(schemaDocument(before)), JSON.stringify(schemaDocument(after))];
    return async () => (check_compat(old, now, 'serializer') ? 'compatible' : 'breaking');
  };
}

async function writeBoth(
  { before, after }: SchemaPair,
  folder: string,
  documentOf: (payload: SchemaPair['before']) => object,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const files = [path.join(folder, 'before.json'), path.join(folder, 'after.json')];
  const documents = [before, after].map((payload) => JSON.stringify(documentOf(payload)));
  await Promise.all(files.map((file, index) => writeFile(file, documents[index] ?? '')));
  return files;
}

function verdictOfExit({ code }: RunResult): Verdict {
  if (code === 0) return 'compatible';
  return code === 1 ? 'breaking' : 'none';
}
