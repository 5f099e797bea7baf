import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { ParserDiagnostic, SpecTexts } from './parser.ts';

/** Validates a document with `@asyncapi/parser`. */
export type ParseSpec = (texts: SpecTexts) => Promise<readonly ParserDiagnostic[]>;

/** Runs `@asyncapi/parser` in a worker thread, so that this thread can go on. */
export interface ParserClient {
  readonly parse: ParseSpec;
  readonly close: () => Promise<void>;
}

type WorkerResponse = { readonly diagnostics: readonly ParserDiagnostic[] } | { readonly error: unknown };

/** The worker starts with the first document and stays for the next ones, because loading the parser takes long. */
export function createParserClient(): ParserClient {
  let worker: Worker | undefined;
  const runningWorker = (): Worker => {
    worker ??= startWorker(() => {
      worker = undefined;
    });
    return worker;
  };
  return {
    parse: (texts) => parseInWorker(runningWorker(), texts),
    close: async () => {
      await worker?.terminate();
    },
  };
}

/** Parses one document in a worker that is started for it. */
export async function parseOnce(texts: SpecTexts): Promise<readonly ParserDiagnostic[]> {
  const client = createParserClient();
  try {
    return await client.parse(texts);
  } finally {
    await client.close();
  }
}

function startWorker(onExit: () => void): Worker {
  const workerData = { compileCache: getCompileCacheDir() };
  const worker = new Worker(new URL('./parserWorker.ts', import.meta.url), { workerData });
  worker.once('exit', onExit);
  // An idle worker must not keep the process alive.
  worker.unref();
  return worker;
}

async function parseInWorker(worker: Worker, texts: SpecTexts): Promise<readonly ParserDiagnostic[]> {
  const { port1, port2 } = new MessageChannel();
  const finished = new AbortController();
  worker.postMessage({ texts, port: port2 }, [port2]);
  try {
    const message = Promise.race([once(port1, 'message'), rejectOnExit(worker, finished.signal)]);
    const [response] = (await message) as [WorkerResponse];
    if ('error' in response) throw response.error;
    return response.diagnostics;
  } finally {
    finished.abort();
    port1.close();
  }
}

/** A worker that exits never responds. */
async function rejectOnExit(worker: Worker, signal: AbortSignal): Promise<never> {
  await once(worker, 'exit', { signal });
  throw new Error('The worker that runs @asyncapi/parser stopped unexpectedly.');
}
