import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadInput, ThreadResult } from './emitThread.ts';

/** The thread of `emitInThread`. Its only message is the result. */
const { contract, artifacts, out, siteUrl, payloadCheck, compileCache } = workerData as ThreadInput;
if (compileCache !== undefined) enableCompileCache(compileCache);
const { ARTIFACTS } = await import('./artifacts.ts');
const { emitArtifact } = await import('./emitArtifacts.ts');

async function emit(): Promise<ThreadResult> {
  try {
    const selected = artifacts.flatMap(({ name, folder }) =>
      ARTIFACTS.filter((artifact) => artifact.name === name).map((artifact) => ({ ...artifact, folder })),
    );
    const emitted = await Promise.all(
      selected.map((artifact) => emitArtifact(artifact, contract, { out, siteUrl, payloadCheck })),
    );
    // Functions cannot be sent.
    return { emitted: emitted.map(({ artifact: { name, folder }, files }) => ({ artifact: { name, folder }, files })) };
  } catch (error) {
    return { error };
  }
}

parentPort?.postMessage(await emit());
