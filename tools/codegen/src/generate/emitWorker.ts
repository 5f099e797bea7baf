import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { EmittedArtifact } from './emitArtifact.ts';
import type { ThreadData, ThreadRequest, ThreadResponse, ThreadTasks } from './emitThread.ts';

/** The thread of `startEmitThread`. */
const { artifacts, out, siteUrl, payloadCheck, compileCache } = workerData as ThreadData;
if (compileCache !== undefined) enableCompileCache(compileCache);
const { ARTIFACTS } = await import('./artifacts.ts');
const { openArtifact } = await import('./emitArtifact.ts');
const { createStores } = await import('../cache/stores.ts');

const stores = createStores();
const opened = Promise.all(
  artifacts.flatMap(({ name, folder }) =>
    ARTIFACTS.filter((artifact) => artifact.name === name).map((artifact) =>
      openArtifact({ ...artifact, folder }, { out, stores, siteUrl, payloadCheck }),
    ),
  ),
);
let emitted: readonly EmittedArtifact[] = [];

const tasks: ThreadTasks = {
  emit: async (contract) => {
    const same = stores.same('contract', contract);
    emitted = await Promise.all((await opened).map((emit) => emit(same)));
    return emitted.map(({ changes }) => changes);
  },
  write: async (artifact) => emitted[artifact]?.write(),
  written: async (artifact) => emitted[artifact]?.written() ?? {},
  save: stores.write,
};

async function respond({ task, argument }: ThreadRequest): Promise<ThreadResponse> {
  try {
    return { result: await tasks[task](argument as never) };
  } catch (error) {
    return { error };
  }
}

parentPort?.on('message', async (request: ThreadRequest) => request.port.postMessage(await respond(request)));
