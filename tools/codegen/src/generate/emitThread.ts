import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Contract } from '@hookbook/contract';
import type { Changes } from '../write/compare.ts';
import type { WrittenFiles } from '../write/writtenFiles.ts';
import type { Artifact, ArtifactName, EmitOptions, EmitSettings } from './artifacts.ts';
import type { EmittedArtifact } from './emitArtifact.ts';

/** Emits artifacts in a thread of its own. It keeps what the next run can use. */
export interface EmitThread {
  readonly artifacts: readonly Artifact[];
  readonly emit: (contract: Contract) => Promise<readonly EmittedArtifact[]>;
  /** Writes what it remembers. */
  readonly save: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the thread starts with: functions cannot be sent to it. */
export interface ThreadData extends EmitSettings {
  readonly artifacts: readonly { readonly name: ArtifactName; readonly folder: string }[];
  readonly out: string;
  readonly compileCache: string | undefined;
}

/** What the thread does when it is asked to. Files stay in the thread: only their names are sent. */
export interface ThreadTasks {
  readonly emit: (contract: Contract) => Promise<readonly Changes[]>;
  /** `artifact` is an index. */
  readonly write: (artifact: number) => Promise<void>;
  readonly written: (artifact: number) => Promise<WrittenFiles>;
  readonly save: () => Promise<void>;
}

/** One task for the thread, and where it sends the outcome. */
export interface ThreadRequest {
  readonly task: keyof ThreadTasks;
  readonly argument: unknown;
  readonly port: MessagePort;
}

export type ThreadResponse = { readonly result: unknown } | { readonly error: unknown };

/** Starts the thread, which loads the emitters and what they remember until it gets the first contract. */
export function startEmitThread({ artifacts, out, siteUrl, payloadCheck }: EmitOptions): EmitThread {
  const workerData: ThreadData = {
    artifacts: artifacts.map(({ name, folder }) => ({ name, folder })),
    out,
    siteUrl,
    payloadCheck,
    compileCache: getCompileCacheDir(),
  };
  const worker = new Worker(new URL('./emitWorker.ts', import.meta.url), { workerData });
  // An idle thread must not keep the process alive.
  worker.unref();
  const failed = rejectOnEnd(worker);
  // It may end while nobody waits for an answer.
  failed.catch(() => undefined);
  const ask = <Task extends keyof ThreadTasks>(task: Task, argument?: Parameters<ThreadTasks[Task]>[0]) =>
    Promise.race([askThread(worker, task, argument), failed]) as ReturnType<ThreadTasks[Task]>;
  return {
    artifacts,
    emit: async (contract) => {
      const changes = await ask('emit', contract);
      return artifacts.map(({ name, folder }, index) => ({
        artifact: { name, folder },
        changes: changes[index] as Changes,
        write: () => ask('write', index),
        written: () => ask('written', index),
      }));
    },
    save: () => ask('save'),
    close: async () => {
      await worker.terminate();
    },
  };
}

async function askThread(worker: Worker, task: keyof ThreadTasks, argument: unknown): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ task, argument, port: port2 } satisfies ThreadRequest, [port2]);
  try {
    const [response] = (await once(port1, 'message')) as [ThreadResponse];
    if ('error' in response) throw response.error;
    return response.result;
  } finally {
    port1.close();
  }
}

/** A thread that has ended never answers. */
async function rejectOnEnd(worker: Worker): Promise<never> {
  await once(worker, 'exit');
  throw new Error('The thread that emits artifacts has ended.');
}
