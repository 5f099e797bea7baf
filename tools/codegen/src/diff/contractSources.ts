import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../report/usage.ts';
import { SPECS_PACKAGE } from './changesets.ts';

const run = promisify(execFile);
const MAX_OUTPUT = 256 * 1024 * 1024;

/** A document or folder with a contract, as it is or as it was. */
export interface ContractSource {
  /** What the user calls it. */
  readonly name: string;
  /** The root document or its folder. */
  readonly specs: string;
  /** What the user calls one of its files, by the absolute path of the file. */
  readonly nameOf: (file: string) => string;
  /** Whether it is a state in the history of the working tree. */
  readonly isCommit?: true;
  /** Removes what was written to read it. */
  readonly dispose: () => Promise<void>;
}

export interface SourceContext {
  readonly cwd: string;
  /** The contract of the working tree, as an absolute path. */
  readonly specs: string;
}

/** The contract that a text stands for: a document or folder, `git:<ref>`, `npm:<version>`, or a ref of Git. */
export async function contractSource(text: string, context: SourceContext): Promise<ContractSource> {
  return (await fromElsewhere(text, context)) ?? fromCommit(await commitOf(refIn(text), text, context), text, context);
}

/** The contract to compare with another one. A ref of Git means where it and the other one, by default the working tree, parted. */
export async function baseSource(
  text: string,
  context: SourceContext,
  head: string | undefined = undefined,
): Promise<ContractSource> {
  const elsewhere = await fromElsewhere(text, context);
  if (elsewhere) return elsewhere;
  const commit = await commitOf(refIn(text), text, context);
  const other = head === undefined ? 'HEAD' : await commitIn(refIn(head), context);
  const parting = await git(context, 'merge-base', commit, other || 'HEAD').catch(() => '');
  if (parting === '')
    throw new UsageError(
      `"${text}" and ${head === undefined ? 'the working tree' : `"${head}"`} have no common commit here. In a shallow clone, fetch all commits: fetch-depth: 0 in GitHub Actions, or git fetch --unshallow.`,
    );
  if (other !== 'HEAD' && parting === other && parting !== commit)
    throw new UsageError(
      `"${head}" is part of the history of "${text}". Pass the older one first: hookbook diff ${head} ${text}.`,
    );
  return fromCommit(parting, text, context);
}

/** A document, a folder or a published version. Undefined for a ref of Git. */
async function fromElsewhere(text: string, { cwd }: SourceContext): Promise<ContractSource | undefined> {
  if (text.startsWith('npm:')) return fromNpm(text, text.slice('npm:'.length));
  const file = path.resolve(cwd, text);
  return !text.startsWith('git:') && existsSync(file)
    ? { name: text, specs: file, nameOf: (other) => path.relative(cwd, other), dispose: async () => {} }
    : undefined;
}

function refIn(text: string): string {
  return text.replace(/^git:/, '');
}

/** Whether a version has the tag of a release here. */
export async function hasTag(version: string, context: SourceContext): Promise<boolean> {
  return (await git(context, 'tag', '--list', `v${version}`).catch(() => '')) !== '';
}

/** The contract of the last release, which is the one of a tag. */
export async function releasedSource(version: string, context: SourceContext): Promise<ContractSource> {
  const tag = `v${version}`;
  if (await hasTag(version, context)) return fromCommit(await commitOf(tag, tag, context), tag, context);
  throw new UsageError(
    `The last release, ${version}, has no tag ${tag} here. Fetch the tags (git fetch --tags), or name what to compare with: hookbook diff origin/main.`,
  );
}

async function git({ cwd }: Pick<SourceContext, 'cwd'>, ...args: readonly string[]): Promise<string> {
  return (await run('git', [...args], { cwd, maxBuffer: MAX_OUTPUT })).stdout.trim();
}

/** Empty if there is no such commit here. */
async function commitIn(ref: string, context: SourceContext): Promise<string> {
  return git(context, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`).catch(() => '');
}

async function commitOf(ref: string, name: string, context: SourceContext): Promise<string> {
  const commit = await commitIn(ref, context);
  if (commit === '') throw unknownBase(name, await isShallow(context));
  return commit;
}

/** The contract as it was in a commit. */
async function fromCommit(commit: string, name: string, context: SourceContext): Promise<ContractSource> {
  const { specs } = context;
  const top = await git(context, 'rev-parse', '--show-toplevel');
  const inRepository = path.relative(top, specs).split(path.sep).join('/');
  const kind = await git(context, 'cat-file', '-t', `${commit}:${inRepository}`).catch(() => '');
  const folder = kind === 'tree' ? inRepository : path.posix.dirname(inRepository);
  if (kind === '') throw new UsageError(`${inRepository} does not exist in commit ${commit.slice(0, 12)} ("${name}").`);
  const target = await temporaryFolder();
  const archive = path.join(target, 'base.tar');
  await git(context, '-C', top, 'archive', '--format=tar', `--output=${archive}`, commit, folder);
  await run('tar', ['-xf', archive, '-C', target]);
  return {
    name,
    specs: path.join(target, inRepository),
    isCommit: true,
    nameOf: (file) => path.relative(context.cwd, path.join(top, path.relative(target, file))),
    dispose: () => rm(target, { recursive: true }),
  };
}

async function isShallow(context: SourceContext): Promise<boolean> {
  return (await git(context, 'rev-parse', '--is-shallow-repository').catch(() => 'false')) === 'true';
}

function unknownBase(name: string, isShallowClone: boolean): UsageError {
  if (isShallowClone)
    return new UsageError(
      `"${name}" is not in this shallow clone. Fetch all commits: fetch-depth: 0 in GitHub Actions, or git fetch --unshallow.`,
    );
  return new UsageError(`Version not found: "${name}". Pass a document, a folder, git:<ref> or npm:<version>.`);
}

/** Files are known by their real paths. */
async function temporaryFolder(): Promise<string> {
  return realpath(await mkdtemp(path.join(tmpdir(), 'hookbook-diff-')));
}

const FEW_RETRIES = ['--fetch-retries=1', '--fetch-retry-mintimeout=500'];

function unreadable(version: string, output: string): UsageError {
  const [, code = 'unknown error'] = /\bcode (E\w+)/.exec(output) ?? [];
  return code === 'E404' || code === 'ETARGET'
    ? new UsageError(`The npm registry has no ${SPECS_PACKAGE}@${version}. Pass a version or tag that is published.`)
    : new UsageError(
        `${SPECS_PACKAGE}@${version} cannot be read from the npm registry (${code}). Check the connection, or pass a commit such as git:v${version}.`,
      );
}

/** The contract in a published version of the specs. */
async function fromNpm(name: string, version: string): Promise<ContractSource> {
  if (!/^[\w.+-]+$/.test(version)) throw new UsageError(`Invalid version or tag of ${SPECS_PACKAGE}: "${version}".`);
  const target = await temporaryFolder();
  try {
    await run(
      'npm',
      ['pack', `${SPECS_PACKAGE}@${version}`, '--pack-destination', target, '--loglevel=error', ...FEW_RETRIES],
      { cwd: target },
    );
    const tarball = (await readdir(target)).find((file) => file.endsWith('.tgz')) ?? '';
    await run('tar', ['-xzf', path.join(target, tarball), '-C', target]);
  } catch (error) {
    await rm(target, { recursive: true });
    throw unreadable(version, String((error as { readonly stderr?: string }).stderr ?? error));
  }
  return {
    name,
    specs: path.join(target, 'package/dist/asyncapi.yaml'),
    nameOf: (file) => path.relative(path.join(target, 'package'), file),
    dispose: () => rm(target, { recursive: true }),
  };
}
