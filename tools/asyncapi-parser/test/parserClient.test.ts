import { afterAll, expect, it } from 'vitest';
import { createParserClient } from '../src/index.ts';

const ROOT = '/specs/asyncapi.yaml';
const { parse, close } = createParserClient();
const parseMinimal = () => parse({ root: ROOT, files: new Map([[ROOT, 'asyncapi: 3.0.0']]) });

afterAll(close);

it('fails if its worker exits, and starts another for the next document', async () => {
  process.once('worker', (worker) => void worker.terminate());
  await expect(parseMinimal()).rejects.toThrow('The worker that runs @asyncapi/parser stopped unexpectedly.');
  expect((await parseMinimal()).map(({ message }) => message)).toContain('Object must have required property "info"');
});
