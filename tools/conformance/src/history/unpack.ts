import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runOrThrow } from '@hookbook/testkit/runProcess';

const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/hookbook-history', import.meta.url));

/** The folder with the files of a published package. It is downloaded once. */
export async function unpacked(pinned: string): Promise<string> {
  const folder = path.join(CACHE, pinned.replaceAll(/[^\w.-]+/g, '-'));
  const content = path.join(folder, 'package');
  if (await exists(content)) return content;
  console.log(`Downloading ${pinned} …`);
  // A download that was interrupted leaves nothing that looks complete.
  const incomplete = `${folder}.incomplete`;
  await rm(incomplete, { recursive: true, force: true });
  await mkdir(incomplete, { recursive: true });
  await runOrThrow('npm', ['pack', pinned, '--pack-destination', incomplete, '--silent'], { cwd: incomplete });
  const [archive = ''] = await readdir(incomplete);
  await runOrThrow('tar', ['-xzf', archive], { cwd: incomplete });
  await rename(incomplete, folder);
  return content;
}

async function exists(name: string): Promise<boolean> {
  return stat(name).then(
    () => true,
    () => false,
  );
}
