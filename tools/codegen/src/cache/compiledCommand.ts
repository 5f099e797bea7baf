import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileHash } from '@hookbook/spec-reader/files/contentHash';

/** Where `npm run build` writes the compiled command. */
export const DIST = path.join(import.meta.dirname, '../../dist');

const COMPILED_FROM = 'compiledFrom.json';

/** What a command was compiled from. */
interface CompiledFrom {
  /** The version of Node. */
  readonly node: string;
  /** By the path of a module, relative to the folder. */
  readonly modules: Readonly<Record<string, CompiledModule>>;
}

interface CompiledModule {
  /** The hash of its contents. */
  readonly hash: string;
  /** Differs as soon as somebody writes the file, or puts another one in its place. It also differs in a copy. */
  readonly state: string;
}

/** Remembers in the folder of a compiled command what it was compiled from: the hash of each module, by its absolute path. */
export function rememberModules(modules: ReadonlyMap<string, string>, folder = DIST): void {
  const entries = [...modules].map(([file, hash]) => {
    const state = stateOf(file);
    // Somebody may have edited it since it was compiled.
    return [path.relative(folder, file), { hash, state: fileHash(file) === hash ? state : '' }];
  });
  write({ node: process.version, modules: Object.fromEntries(entries) }, folder);
}

/** The file of the compiled command, if all modules are still as they were when it was compiled. */
export function compiledCommand(folder = DIST): string | undefined {
  const from = read(folder);
  if (from?.node !== process.version) return undefined;
  const modules = Object.entries(from.modules).map(([name, module]) => ({ file: path.join(folder, name), ...module }));
  const hashes = new Map(modules.map(({ file, hash }) => [file, hash]));
  if (modules.some(({ file, state }) => stateOf(file) !== state)) {
    if (modules.some(({ file, hash }) => fileHash(file) !== hash)) return undefined;
    // It was copied, or restored from a cache.
    rememberIfPossible(hashes, folder);
  }
  known = hashes;
  return path.join(folder, 'cli.js');
}

/** Where the folder cannot be written, every run compares the hashes. */
function rememberIfPossible(hashes: ReadonlyMap<string, string>, folder: string): void {
  try {
    rememberModules(hashes, folder);
  } catch {
    // The command is current all the same.
  }
}

let known: ReadonlyMap<string, string> = new Map();

/** The hash of a file of code. A compiled command need not read its modules for it. */
export function codeFileHash(file: string): string | undefined {
  return known.get(file) ?? fileHash(file);
}

function stateOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? '' : [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join(' ');
}

function read(folder: string): CompiledFrom | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, COMPILED_FROM), 'utf8')) as CompiledFrom;
  } catch {
    return undefined;
  }
}

/** Other processes may read it meanwhile. */
function write(from: CompiledFrom, folder: string): void {
  const file = path.join(folder, COMPILED_FROM);
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(from));
  renameSync(temporary, file);
}
