import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A small site in a temporary folder, and a secret file outside it. */
export interface SiteFolder {
  readonly folder: string;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly remove: (file: string) => Promise<void>;
  /** Deletes the temporary folder. */
  readonly dispose: () => Promise<void>;
}

export async function siteFolder(): Promise<SiteFolder> {
  const parent = await mkdtemp(path.join(os.tmpdir(), 'hookbook-docs-'));
  const folder = path.join(parent, 'site');
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  await write('index.html', '<p>Home');
  await write('404.html', '<p>Not found');
  await write('site.css', 'p { color: red }');
  await write('site.js', '"use strict"');
  await write('icon.svg', '<svg/>');
  await write('llms.txt', '# Home');
  await write('acme/index.html', '<p>Acme');
  await write('acme/user.created.html', '<p>Created');
  await write('acme/user.created.md', '# Created');
  await write('acme/user.deleted.html', '<p>Deleted');
  await write('empty/nothing.txt', 'x');
  await write('.hidden.html', 'hidden');
  await write('program.exe', 'x');
  await writeFile(path.join(parent, 'secret.html'), 'secret');
  await symlink(path.join(parent, 'secret.html'), path.join(folder, 'link.html'));
  return {
    folder,
    write,
    remove: (file) => rm(path.join(folder, file)),
    dispose: () => rm(parent, { recursive: true, force: true }),
  };
}
