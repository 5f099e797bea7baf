import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** The SHA-256 of the code that parses spec files. */
export const readingCodeHash = once(() => codeHash(['spec-reader'], []));

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
  const hash = createHash('sha256').update(process.version);
  for (const root of [CODEGEN, ...roots]) hash.update(readFileSync(path.join(root, 'package.json')));
  for (const folder of [...folders, ...sources])
    for (const name of sourceFiles(folder).filter(isRelevant))
      hash.update(`${name}\0`).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex');
}

function sourceFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}
