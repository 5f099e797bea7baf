import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasErrors, load, normalise, type Provider } from '@hookbook/codegen';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNonconformities } from '../src/conformity.ts';
import { readGithubSchemas } from '../src/events.ts';
import { type GithubCorpus, writeGithubCorpus } from '../src/index.ts';

let folder: string;
let corpus: GithubCorpus;
let github: Provider;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'github-corpus-'));
  corpus = await writeGithubCorpus(folder);
  const { document, diagnostics } = await load(corpus.document);
  if (!document) throw new Error(JSON.stringify(diagnostics));
  const normalised = normalise(document);
  expect(hasErrors([...diagnostics, ...normalised.diagnostics])).toBe(false);
  const [provider] = normalised.contract.providers;
  if (!provider) throw new Error('No provider');
  github = provider;
});

afterAll(() => rm(folder, { recursive: true }));

test('the document has an event for each event and action of GitHub', () => {
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

test('an event type is read from header and payload', () => {
  const parts = (wanted: string) => github.events.find(({ type }) => type === wanted)?.typeParts;
  expect(parts('issues.opened')).toEqual(['issues', 'opened']);
  expect(parts('push')).toEqual(['push', undefined]);
});

test('an action is found where the schema is one of several', () => {
  const event = github.events.find(({ type }) => type === 'pull_request.review_requested');
  expect(event?.payload).toHaveProperty('oneOf');
  expect(event?.typeParts).toEqual(['pull_request', 'review_requested']);
});

test('each payload belongs to an event', () => {
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

test('the contract judges each payload as the schemas of GitHub do', () => {
  const ajv = new Ajv2020({ strict: false, inlineRefs: false });
  addFormats.default(ajv);
  const definitions = github.definitions.map(({ name, schema }) => [name, schema]);
  const events = github.events.map(({ type, payload }) => [type, payload]);
  ajv.addSchema({ $id: 'contract', $defs: Object.fromEntries([...definitions, ...events]) });
  const refused = corpus.payloads.filter(
    ({ type, payload }) => !ajv.validate({ $ref: `contract#/$defs/${type}` }, payload),
  );
  const nonconformities = findNonconformities(readGithubSchemas(), corpus.payloads);
  expect(refused.map(({ type }) => type)).toEqual(nonconformities.map(({ type }) => type));
});

test('writing again gives the same bytes', async () => {
  const before = await readFile(corpus.document);
  await writeGithubCorpus(folder);
  expect((await readFile(corpus.document)).equals(before)).toBe(true);
});
