import { fileURLToPath } from 'node:url';
import { runOrThrow } from '@hookbook/testkit/runProcess';

export type Opinion = 'compatible' | 'breaking' | 'refused';

/** `jsoncompat` keeps 2 MB of each comparison, and takes ten times as long from 2 GB on. */
const PAIRS_IN_A_PROCESS = 200;

/** What `jsoncompat` says about the pairs of the corpus, in their order. */
export async function secondOpinions(pairs: number): Promise<readonly Opinion[]> {
  const program = fileURLToPath(new URL('main.ts', import.meta.url));
  const opinions: Opinion[] = [];
  for (let from = 0; from < pairs; from += PAIRS_IN_A_PROCESS) {
    const args = [program, String(from), String(from + PAIRS_IN_A_PROCESS)];
    const { stdout } = await runOrThrow(process.execPath, args, { cwd: process.cwd() });
    opinions.push(...(JSON.parse(stdout) as Opinion[]));
  }
  return opinions;
}
