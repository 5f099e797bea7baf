import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { SpecTexts } from './parser.ts';

/** The worker of a parser client. Its response to a document is what the parser reports, or an error. */
if (workerData.compileCache) {
  enableCompileCache(workerData.compileCache);
  const { keepCompiledSchemas } = await import('./compiledSchemas.ts');
  keepCompiledSchemas(path.join(workerData.compileCache, 'asyncapi-schemas'));
}
const { trustRuleset } = await import('./ruleset.ts');
trustRuleset();
const { parse } = await import('./parser.ts');

parentPort?.on('message', async ({ texts, port }: { texts: SpecTexts; port: MessagePort }) => {
  port.postMessage(
    await parse(texts).then(
      (diagnostics) => ({ diagnostics }),
      (error: unknown) => ({ error }),
    ),
  );
});
