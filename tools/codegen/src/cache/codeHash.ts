import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeFileHash } from './compiledCommand.ts';

const PARSER = 'asyncapi-parser';
/** Workspaces whose code decides which diagnostics a contract gets. */
const VALIDATING = [PARSER, 'contract', 'normaliser', 'redos', 'spec-reader'];
/** Workspaces whose code decides what is generated from it. */
export const GENERATING = [
  ...VALIDATING,
  'docs-site',
  'models-emitter',
  'payloads',
  'types-emitter',
  'validators-emitter',
];

const CODEGEN = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = path.join(CODEGEN, 'src');
/** The code of published packages that decides about contracts: about examples, and the signature schemes. */
const PUBLISHED = [
  ...['checks', 'explain', 'formats', 'issues'].map((room) => `validators/src/${room}`),
  'webhook/src/signature',
].map((room) => path.join(CODEGEN, '../../packages', room));

/** The SHA-256 of the code that decides what `@asyncapi/parser` reports. */
export const parserCodeHash = once(() => codeHash([PARSER], []));

/** The SHA-256 of the code that parses spec files, and stores their values. */
export const readingCodeHash = once(() => codeHash(['spec-reader'], [path.join(SOURCE, 'cache')]));

/** The SHA-256 of the code that validates contracts. */
export const validatingCodeHash = once(() =>
  codeHash(VALIDATING, [SOURCE, ...PUBLISHED], (name) => !/^(emit|manifest)\b/.test(name)),
);

/** The SHA-256 of the code that generates files from contracts. */
export const generatingCodeHash = once(() => codeHash(GENERATING, [SOURCE, ...PUBLISHED]));

/** The code that runs stays as it is, whatever happens to its files meanwhile. */
function once(compute: () => string): () => string {
  let known: string | undefined;
  return () => {
    known ??= compute();
    return known;
  };
}

/** Other code, or other versions of libraries, may give another result for the same contract. */
function codeHash(
  workspaces: readonly string[],
  folders: readonly string[],
  isRelevant: (name: string) => boolean = () => true,
): string {
  const roots = workspaces.map((name) => path.join(CODEGEN, '..', name));
  const sources = roots.map((root) => path.join(root, 'src'));
  const packages = [CODEGEN, ...roots].map((root) => codeFileHash(path.join(root, 'package.json')));
  const code = [...folders, ...sources].map((folder) => sourceHashes(folder).filter(([name]) => isRelevant(name)));
  return hash('sha256', JSON.stringify([process.version, packages, code]));
}

const known = new Map<string, readonly (readonly [name: string, hash: string | undefined])[]>();

/** The hash of every file in a folder of code. Most folders are part of several hashes. */
function sourceHashes(folder: string) {
  const hashes =
    known.get(folder) ?? sourceFiles(folder).map((name) => [name, codeFileHash(path.join(folder, name))] as const);
  known.set(folder, hashes);
  return hashes;
}

function sourceFiles(folder: string, prefix = ''): string[] {
  const entries = readdirSync(path.join(folder, prefix), { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const name = `${prefix}${entry.name}`;
      if (entry.isDirectory()) return sourceFiles(folder, `${name}/`);
      return entry.isFile() ? [name] : [];
    })
    .sort();
}
