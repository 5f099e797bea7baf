import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A small site in a temporary folder, with a secret beside it. */
export interface SiteFolder {
  readonly folder: string;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function siteFolder(): Promise<SiteFolder> {
  const above = await mkdtemp(path.join(os.tmpdir(), 'hookbook-docs-'));
  const folder = path.join(above, 'site');
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  };
  await write('index.html', '<p>Home');
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
  await writeFile(path.join(above, 'secret.html'), 'secret');
  await symlink(path.join(above, 'secret.html'), path.join(folder, 'link.html'));
  return { folder, write, remove: () => rm(above, { recursive: true, force: true }) };
}
