import { afterAll, expect, it } from 'vitest';
import { createParserClient } from '../../src/validate/parser/parserClient.ts';

const ROOT = '/specs/asyncapi.yaml';
const { parse, close } = createParserClient();
const ask = () => parse({ root: ROOT, files: new Map([[ROOT, 'asyncapi: 3.0.0']]) });

afterAll(close);

it('fails when its worker dies, and starts another one for the next document', async () => {
  process.once('worker', (worker) => void worker.terminate());
  await expect(ask()).rejects.toThrow('The worker that runs @asyncapi/parser stopped unexpectedly.');
  expect((await ask()).map(({ message }) => message)).toContain('Object must have required property "info"');
});
