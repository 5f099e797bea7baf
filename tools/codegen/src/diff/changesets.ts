import { glob, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readChangesets } from '@changesets/read';
import { writeChangeset } from '@changesets/write';
import type { Bump } from '@hookbook/diff';
import { UsageError } from '../report/usage.ts';

/** The package that contains the contract. All others are released together with it. */
export const SPECS_PACKAGE = '@hookbook/specs';

type Changeset = Awaited<ReturnType<typeof readChangesets>>[number];

/** The largest bump that the changesets of a repository ask for, and the file that does. */
export async function changesetBump(folder: string): Promise<{ readonly bump: Bump; readonly file?: string }> {
  let largest: { readonly bump: Bump; readonly file?: string } = { bump: 'none' };
  for (const { id, releases } of await changesetsIn(folder))
    for (const { type } of releases) if (rank(type) > rank(largest.bump)) largest = { bump: type, file: fileOf(id) };
  return largest;
}

export function rank(bump: Bump): number {
  return ['none', 'patch', 'minor', 'major'].indexOf(bump);
}

export interface ContractChangeset {
  readonly bump: Exclude<Bump, 'none'>;
  /** The packages that are generated from the contract: their changelogs get the bullets, too. */
  readonly generated: readonly string[];
  /** Markdown, one line for each bullet. */
  readonly bullets: readonly string[];
}

/**
 * Writes the part of a changeset that is about the contract, again if there is one already. What people wrote around it, and
 * about other packages, stays. Resolves to the path of the file.
 */
export async function writeContractChangeset(
  folder: string,
  { bump, bullets, generated }: ContractChangeset,
): Promise<string> {
  const block = `${START}\n${bullets.map((bullet) => `- ${bullet}`).join('\n')}\n${END}`;
  const existing = (await changesetsIn(folder)).find(({ summary }) => blockIn(summary) !== undefined);
  if (!existing) {
    const summary = `The contract has changed.\n\n${block}`;
    const releases = [SPECS_PACKAGE, ...generated].map((name) => ({ name, type: bump }));
    return fileOf(await writeChangeset({ summary, releases }, folder, { format: false }));
  }
  const file = fileOf(existing.id);
  const text = await readFile(path.join(folder, file), 'utf8');
  const before = existing.releases.find(({ name }) => name === SPECS_PACKAGE)?.type;
  // Another bump was chosen by hand.
  const follows = ({ name, type }: Changeset['releases'][number]) => generated.includes(name) && type === before;
  const packages = existing.releases.filter(follows).map(({ name }) => name);
  const front = lineOf(SPECS_PACKAGE).test(text)
    ? text
    : text.replace(/^---\r?\n/, `---\n"${SPECS_PACKAGE}": ${bump}\n`);
  const raised = [SPECS_PACKAGE, ...packages].reduce(
    (updated, name) => updated.replace(lineOf(name), `"${name}": ${bump}`),
    front,
  );
  await writeFile(
    path.join(folder, file),
    raised.replace(blockIn(raised) ?? '', () => block),
  );
  return file;
}

/** The line of a package in the front matter. */
function lineOf(name: string): RegExp {
  return new RegExp(`^(["']?)${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\1:.*$`, 'm');
}

/** The workspaces with a script that generates them, among those that are released together with the contract. */
export async function generatedPackages(folder: string): Promise<readonly string[]> {
  const { workspaces = [] } = await readJson<{ readonly workspaces?: readonly string[] }>(folder, 'package.json');
  const { fixed = [] } = await readJson<{ readonly fixed?: readonly (readonly string[])[] }>(
    folder,
    '.changeset/config.json',
  );
  const together = fixed.find((names) => names.includes(SPECS_PACKAGE)) ?? [];
  const found: string[] = [];
  for await (const file of glob(
    workspaces.map((pattern) => `${pattern}/package.json`),
    { cwd: folder },
  )) {
    const { name = '', scripts = {} } = await readJson<Manifest>(folder, file);
    if (together.includes(name) && scripts.generate !== undefined) found.push(name);
  }
  return found.sort((a, b) => together.indexOf(a) - together.indexOf(b));
}

interface Manifest {
  readonly name?: string;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** Not every repository uses workspaces, or changesets. */
async function readJson<T extends object>(folder: string, file: string): Promise<Partial<T>> {
  const text = await readFile(path.join(folder, file), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Partial<T>;
}

const START = '<!-- contract: `npm run changeset` writes this part again -->';
const END = '<!-- /contract -->';

function blockIn(text: string): string | undefined {
  return /<!-- contract:[\s\S]*?<!-- \/contract -->/.exec(text)?.[0];
}

async function changesetsIn(folder: string): Promise<readonly Changeset[]> {
  try {
    return await readChangesets(folder);
  } catch (error) {
    // Not every repository uses changesets.
    if ((error as Error & { readonly cause?: { readonly code?: string } }).cause?.code === 'ENOENT') return [];
    throw new UsageError(`A changeset cannot be read: ${(error as Error).message}`);
  }
}

function fileOf(id: string): string {
  return `.changeset/${id}.md`;
}
