import { readFile, writeFile } from 'node:fs/promises';
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
  /** Markdown, one line for each bullet. */
  readonly bullets: readonly string[];
}

/**
 * Writes the part of a changeset that is about the contract, again if there is one already. What people wrote around it, and
 * about other packages, stays. Resolves to the path of the file.
 */
export async function writeContractChangeset(folder: string, { bump, bullets }: ContractChangeset): Promise<string> {
  const block = `${START}\n${bullets.map((bullet) => `- ${bullet}`).join('\n')}\n${END}`;
  const existing = (await changesetsIn(folder)).find(({ summary }) => blockIn(summary) !== undefined);
  if (!existing) {
    const summary = `The contract has changed.\n\n${block}`;
    const id = await writeChangeset({ summary, releases: [{ name: SPECS_PACKAGE, type: bump }] }, folder, {
      format: false,
    });
    return fileOf(id);
  }
  const file = fileOf(existing.id);
  const text = await readFile(path.join(folder, file), 'utf8');
  const own = new RegExp(`^(["']?)${SPECS_PACKAGE}\\1:.*$`, 'm');
  const front = own.test(text) ? text : text.replace(/^---\r?\n/, `---\n"${SPECS_PACKAGE}": ${bump}\n`);
  const updated = front.replace(own, `"${SPECS_PACKAGE}": ${bump}`).replace(blockIn(front) ?? '', () => block);
  await writeFile(path.join(folder, file), updated);
  return file;
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
