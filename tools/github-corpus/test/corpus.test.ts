import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasErrors, readContract } from '@hookbook/codegen';
import type { Provider } from '@hookbook/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNonconformities } from '../src/findNonconformities.ts';
import { readGithubSchemas } from '../src/readGithubSchemas.ts';
import { type GithubCorpus, writeGithubCorpus } from '../src/writeGithubCorpus.ts';

let folder: string;
let corpus: GithubCorpus;
let github: Provider;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'github-corpus-'));
  corpus = await writeGithubCorpus(folder);
  const { contract, diagnostics } = await readContract(corpus.document, { validate: false });
  expect(hasErrors(diagnostics)).toBe(false);
  const [provider] = contract?.providers ?? [];
  if (!provider) throw new Error('The document has no provider.');
  github = provider;
});

afterAll(() => rm(folder, { recursive: true }));

test('the document has an event for every event and action of GitHub', () => {
  expect(github.events).toHaveLength(224);
  const types = github.events.map(({ type }) => type);
  expect(types).toEqual(
    readGithubSchemas()
      .events.map(({ type }) => type)
      .sort(),
  );
  expect(types).toContain('issues.opened');
  expect(types).toContain('push');
});

test('an event type combines header and payload', () => {
  const parts = (eventType: string) => github.events.find(({ type }) => type === eventType)?.typeParts;
  expect(parts('issues.opened')).toEqual(['issues', 'opened']);
  expect(parts('push')).toEqual(['push', undefined]);
});

test('the action is found in a schema with several branches', () => {
  const event = github.events.find(({ type }) => type === 'pull_request.review_requested');
  expect(event?.payload).toHaveProperty('oneOf');
  expect(event?.typeParts).toEqual(['pull_request', 'review_requested']);
});

test('every payload belongs to an event', () => {
  expect(corpus.payloads).toHaveLength(329);
  const types = new Set(github.events.map(({ type }) => type));
  expect(corpus.payloads.filter(({ type }) => !types.has(type))).toEqual([]);
  expect(corpus.payloads.find(({ event }) => event === 'repository_dispatch')).toMatchObject({
    action: 'on-demand-test',
    type: 'repository_dispatch',
  });
});

test('276 payloads conform to the schemas of GitHub', () => {
  const nonconformities = findNonconformities(readGithubSchemas(), corpus.payloads);
  expect(nonconformities).toHaveLength(53);
  expect(nonconformities).toContainEqual({
    type: 'check_run.rerequested',
    pointer: '/check_run/check_suite/app/created_at',
    message: 'must match format "date-time"',
  });
});

test("the contract accepts and rejects payloads as GitHub's schemas do", () => {
  const ajv = new Ajv2020({ strict: false, inlineRefs: false });
  addFormats.default(ajv);
  const definitions = github.definitions.map(({ name, schema }) => [name, schema]);
  const events = github.events.map(({ type, payload }) => [type, payload]);
  ajv.addSchema({ $id: 'contract', $defs: Object.fromEntries([...definitions, ...events]) });
  const rejected = corpus.payloads.filter(
    ({ type, payload }) => !ajv.validate({ $ref: `contract#/$defs/${type}` }, payload),
  );
  const nonconformities = findNonconformities(readGithubSchemas(), corpus.payloads);
  expect(rejected.map(({ type }) => type)).toEqual(nonconformities.map(({ type }) => type));
});

test('writing is reproducible', async () => {
  const before = await readFile(corpus.document);
  await writeGithubCorpus(folder);
  expect((await readFile(corpus.document)).equals(before)).toBe(true);
});
