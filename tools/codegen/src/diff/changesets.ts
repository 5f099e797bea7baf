import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bump } from '@hookbook/diff';

/** The largest bump that the changesets of a repository ask for, and the file that does. */
export async function changesetBump(folder: string): Promise<{ readonly bump: Bump; readonly file?: string }> {
  const names = await readdir(path.join(folder, '.changeset')).catch(() => []);
  let largest: { readonly bump: Bump; readonly file?: string } = { bump: 'none' };
  for (const name of names.filter((file) => file.endsWith('.md') && file !== 'README.md').sort()) {
    const text = await readFile(path.join(folder, '.changeset', name), 'utf8');
    const [, front = ''] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text) ?? [];
    for (const [, bump] of front.matchAll(/:\s*(major|minor|patch)\s*$/gm))
      if (rank(bump as Bump) > rank(largest.bump)) largest = { bump: bump as Bump, file: `.changeset/${name}` };
  }
  return largest;
}

export function rank(bump: Bump): number {
  return ['none', 'patch', 'minor', 'major'].indexOf(bump);
}
