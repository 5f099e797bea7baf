import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from './listFiles.ts';

/** The list of the files that a task wrote to a folder of a workspace. Outside the folder, so that it is not published. */
export function recordOf(workspace: string, folder: string): string {
  return path.join(workspace, '.cache/outputs', `${folder.replaceAll('/', '-')}.json`);
}

/** Records which files a folder of a workspace contains. */
export async function record(workspace: string, folder: string): Promise<void> {
  const file = recordOf(workspace, folder);
  const files = await listFiles(path.join(workspace, folder));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(files, null, 2)}\n`);
}
