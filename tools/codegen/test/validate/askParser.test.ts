import { expect, it } from 'vitest';
import { askParser } from '../../src/validate/parser/client.ts';

const ROOT = '/specs/asyncapi.yaml';
const ask = () => askParser({ root: ROOT, files: new Map([[ROOT, 'asyncapi: 3.0.0']]) });

it('says so when its thread dies, and has another one for the next question', async () => {
  process.once('worker', (worker) => void worker.terminate());
  await expect(ask()).rejects.toThrow('The thread of @asyncapi/parser came to an end.');
  expect((await ask()).map(({ message }) => message)).toContain('Object must have required property "info"');
});
