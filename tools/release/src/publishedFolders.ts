import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inRepository } from './repository.ts';

/** The folders of the packages that npm publishes, relative to the repository and in alphabetical order. */
export async function publishedFolders(root: string = inRepository('')): Promise<readonly string[]> {
  const published: string[] = [];
  for await (const manifest of glob('{specs,packages/*}/package.json', { cwd: root })) {
    const { private: isPrivate } = JSON.parse(await readFile(path.join(root, manifest), 'utf8')) as {
      private?: boolean;
    };
    if (!isPrivate) published.push(path.dirname(manifest).split(path.sep).join('/'));
  }
  return published.sort();
}
