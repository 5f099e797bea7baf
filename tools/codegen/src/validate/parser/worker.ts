import { enableCompileCache } from 'node:module';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { SpecTexts } from './parser.ts';

/** The worker of a parser client: answers each document with what the parser reports. */
if (workerData.compileCache) enableCompileCache(workerData.compileCache);
const { parse } = await import('./parser.ts');

parentPort?.on('message', async ({ texts, port }: { texts: SpecTexts; port: MessagePort }) => {
  port.postMessage(
    await parse(texts).then(
      (diagnostics) => ({ diagnostics }),
      (error: unknown) => ({ error }),
    ),
  );
});
