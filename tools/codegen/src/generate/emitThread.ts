import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Contract } from '@hookbook/contract';
import type { ArtifactName, EmitOptions, EmitSettings, EmittedArtifact } from './artifacts.ts';

/** What the thread gets: functions cannot be sent to it. */
export interface ThreadInput extends EmitSettings {
  readonly contract: Contract;
  readonly artifacts: readonly { readonly name: ArtifactName; readonly folder: string }[];
  readonly out: string;
  readonly compileCache: string | undefined;
}

export type ThreadResult = { readonly emitted: readonly EmittedArtifact[] } | { readonly error: unknown };

/** Emits artifacts in a thread of their own. */
export async function emitInThread(
  contract: Contract,
  { artifacts, out, siteUrl, payloadCheck }: EmitOptions,
): Promise<readonly EmittedArtifact[]> {
  const workerData: ThreadInput = {
    contract,
    artifacts: artifacts.map(({ name, folder }) => ({ name, folder })),
    out,
    siteUrl,
    payloadCheck,
    compileCache: getCompileCacheDir(),
  };
  const worker = new Worker(new URL('./emitWorker.ts', import.meta.url), { workerData });
  const [result] = (await once(worker, 'message')) as [ThreadResult];
  if ('error' in result) throw result.error;
  return result.emitted;
}
