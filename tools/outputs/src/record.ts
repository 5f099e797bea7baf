import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ifMissing, listFiles } from './listFiles.ts';

/** Outside the recorded folders, so that it is not published. */
const RECORDS = '.cache/records';

/** What a task wrote to a folder of a workspace. */
export interface OutputRecord {
  readonly folder: string;
  readonly files: readonly string[];
}

/** Records which files a folder of a workspace contains. */
export async function record(workspace: string, folder: string): Promise<void> {
  const written: OutputRecord = { folder, files: await listFiles(path.join(workspace, folder)) };
  const file = path.join(workspace, RECORDS, `${folder.replaceAll('/', '-')}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(written, null, 2)}\n`);
}

/** What the tasks of a workspace wrote. */
export async function readRecords(workspace: string): Promise<readonly OutputRecord[]> {
  const folder = path.join(workspace, RECORDS);
  const names = await readdir(folder).catch(ifMissing);
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as OutputRecord),
  );
}
