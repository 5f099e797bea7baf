import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
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
  if (text.startsWith('npm:')) return fromNpm(text, text.slice('npm:'.length));
  const file = path.resolve(context.cwd, text);
  if (!text.startsWith('git:') && existsSync(file)) return { name: text, specs: file, dispose: async () => {} };
  return fromGit(text.replace(/^git:/, ''), text, context);
}

/** Whether a version has the tag of a release here. */
export async function hasTag(version: string, { cwd }: SourceContext): Promise<boolean> {
  const tags = await run('git', ['tag', '--list', `v${version}`], { cwd }).catch(() => ({ stdout: '' }));
  return tags.stdout.trim() !== '';
}

/** The contract of the last release, which is the one of a tag. */
export async function releasedSource(version: string, context: SourceContext): Promise<ContractSource> {
  const tag = `v${version}`;
  if (await hasTag(version, context)) return fromGit(tag, tag, context);
  throw new UsageError(
    `The last release, ${version}, has no tag ${tag} here. Fetch the tags (git fetch --tags), or name what to compare with: hookbook diff origin/main.`,
  );
}

/** The contract as it was where the branch of a ref and the working tree have parted. */
async function fromGit(ref: string, name: string, { cwd, specs }: SourceContext): Promise<ContractSource> {
  const git = async (...args: readonly string[]) =>
    (await run('git', [...args], { cwd, maxBuffer: MAX_OUTPUT })).stdout.trim();
  const commit = await git('rev-parse', '--verify', '--quiet', `${ref}^{commit}`).catch(() => '');
  if (commit === '') throw unknownBase(name, await isShallow(git));
  const base = await git('merge-base', commit, 'HEAD').catch(() => '');
  if (base === '')
    throw new UsageError(
      `"${name}" and the working tree have no common commit here. In a shallow clone, fetch all commits: fetch-depth: 0 in GitHub Actions, or git fetch --unshallow.`,
    );
  const top = await git('rev-parse', '--show-toplevel');
  const inRepository = path.relative(top, specs).split(path.sep).join('/');
  const kind = await git('cat-file', '-t', `${base}:${inRepository}`).catch(() => '');
  const folder = kind === 'tree' ? inRepository : path.posix.dirname(inRepository);
  if (kind === '')
    throw new UsageError(
      `${inRepository} does not exist at ${base.slice(0, 12)}, where "${name}" and the working tree part.`,
    );
  const target = await mkdtemp(path.join(tmpdir(), 'hookbook-diff-'));
  const archive = path.join(target, 'base.tar');
  await git('-C', top, 'archive', '--format=tar', `--output=${archive}`, base, folder);
  await run('tar', ['-xf', archive, '-C', target]);
  return { name, specs: path.join(target, inRepository), dispose: () => rm(target, { recursive: true }) };
}

async function isShallow(git: (...args: readonly string[]) => Promise<string>): Promise<boolean> {
  return (await git('rev-parse', '--is-shallow-repository').catch(() => 'false')) === 'true';
}

function unknownBase(name: string, isShallowClone: boolean): UsageError {
  if (isShallowClone)
    return new UsageError(
      `"${name}" is not in this shallow clone. Fetch all commits: fetch-depth: 0 in GitHub Actions, or git fetch --unshallow.`,
    );
  return new UsageError(
    `"${name}" is neither a file or folder nor a commit of Git. Pass a document, a folder, git:<ref> or npm:<version>.`,
  );
}

/** The contract in a published version of the specs. */
async function fromNpm(name: string, version: string): Promise<ContractSource> {
  if (!/^[\w.+-]+$/.test(version)) throw new UsageError(`"${version}" is no version or tag of ${SPECS_PACKAGE}.`);
  const target = await mkdtemp(path.join(tmpdir(), 'hookbook-diff-'));
  try {
    await run('npm', ['pack', `${SPECS_PACKAGE}@${version}`, '--pack-destination', target, '--silent'], {
      cwd: target,
    });
    const tarball = (await readdir(target)).find((file) => file.endsWith('.tgz')) ?? '';
    await run('tar', ['-xzf', path.join(target, tarball), '-C', target]);
  } catch (error) {
    await rm(target, { recursive: true });
    const [reason = ''] = String((error as { readonly stderr?: string }).stderr ?? error)
      .split('\n')
      .filter((line) => /E\d{3}|ENOTFOUND|ETARGET|notarget|code/.test(line));
    throw new UsageError(`${SPECS_PACKAGE}@${version} cannot be read from the npm registry. ${reason}`.trim());
  }
  return {
    name,
    specs: path.join(target, 'package/dist/asyncapi.yaml'),
    dispose: () => rm(target, { recursive: true }),
  };
}
