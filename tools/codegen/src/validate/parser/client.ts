import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { ParserDiagnostic, SpecTexts } from './parser.ts';

type Answer = { readonly findings: readonly ParserDiagnostic[] } | { readonly error: unknown };

/**
 * What the parser finds, asked in a thread of its own: it takes longer than everything else together, which goes on
 * meanwhile. The thread stays for the next question, as loading the parser takes long too, and keeps no process alive.
 */
export async function askParser(texts: SpecTexts): Promise<readonly ParserDiagnostic[]> {
  thread ??= startThread();
  const { port1, port2 } = new MessageChannel();
  const answered = new AbortController();
  thread.postMessage({ texts, port: port2 }, [port2]);
  try {
    const [answer] = (await Promise.race([once(port1, 'message'), ended(thread, answered.signal)])) as [Answer];
    if ('error' in answer) throw answer.error;
    return answer.findings;
  } finally {
    answered.abort();
    port1.close();
  }
}

/** A thread that dies never answers. */
async function ended(started: Worker, signal: AbortSignal): Promise<never> {
  await once(started, 'exit', { signal });
  throw new Error('The thread of @asyncapi/parser came to an end.');
}

let thread: Worker | undefined;

function startThread(): Worker {
  const workerData = { compileCache: getCompileCacheDir() };
  const started = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
  started.once('exit', () => {
    thread = undefined;
  });
  started.unref();
  return started;
}
