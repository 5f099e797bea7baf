import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { ParserDiagnostic, SpecTexts } from './parser.ts';

/** Finds what `@asyncapi/parser` reports about a document. */
export type ParseSpec = (texts: SpecTexts) => Promise<readonly ParserDiagnostic[]>;

/** Runs `@asyncapi/parser` in a worker thread, while everything else goes on in this one. */
export interface ParserClient {
  readonly parse: ParseSpec;
  readonly close: () => Promise<void>;
}

type Answer = { readonly diagnostics: readonly ParserDiagnostic[] } | { readonly error: unknown };

/** The worker starts with the first document and stays for the next, because loading the parser takes long. */
export function createParserClient(): ParserClient {
  let worker: Worker | undefined;
  const running = (): Worker => {
    worker ??= startWorker(() => {
      worker = undefined;
    });
    return worker;
  };
  return {
    parse: (texts) => ask(running(), texts),
    close: async () => {
      await worker?.terminate();
    },
  };
}

/** Parses one document with a worker of its own. */
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
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
  worker.once('exit', onExit);
  // A worker that waits for documents must not keep the process alive.
  worker.unref();
  return worker;
}

async function ask(worker: Worker, texts: SpecTexts): Promise<readonly ParserDiagnostic[]> {
  const { port1, port2 } = new MessageChannel();
  const answered = new AbortController();
  worker.postMessage({ texts, port: port2 }, [port2]);
  try {
    const [answer] = (await Promise.race([once(port1, 'message'), exited(worker, answered.signal)])) as [Answer];
    if ('error' in answer) throw answer.error;
    return answer.diagnostics;
  } finally {
    answered.abort();
    port1.close();
  }
}

/** A worker that exits never answers. */
async function exited(worker: Worker, signal: AbortSignal): Promise<never> {
  await once(worker, 'exit', { signal });
  throw new Error('The worker that runs @asyncapi/parser stopped unexpectedly.');
}
