import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseOnce } from '@hookbook/asyncapi-parser';
import { readContract } from '@hookbook/codegen';
import type { Contract } from '@hookbook/contract';
import { loadValidators } from '@hookbook/testkit/loadValidators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emitArtifacts, type GeneratedArtifacts } from '../src/survey/artifacts.ts';
import { createCompiler } from '../src/survey/compileArtifacts.ts';
import { deliverEvents } from '../src/survey/deliverEvents.ts';
import { findPages } from '../src/survey/findPages.ts';
import { formatDocument, formatSummary } from '../src/survey/formatReport.ts';
import { readDocument } from '../src/survey/readDocument.ts';
import { survey } from '../src/survey/survey.ts';
import type { SurveyedDocument } from '../src/survey/surveyDocument.ts';
import { DOCUMENTS, REMOTE } from './surveyedDocuments.ts';

let folder: string;
let surveyed: readonly SurveyedDocument[];
beforeAll(async () => {
  folder = await writeFiles(DOCUMENTS);
  const documents: SurveyedDocument[] = [];
  for await (const document of survey(folder, { payloads: 40, seed: 1 })) documents.push(document);
  surveyed = documents;
});
afterAll(() => rm(folder, { recursive: true }));

async function writeFiles(files: Readonly<Record<string, string>>): Promise<string> {
  const target = await mkdtemp(path.join(tmpdir(), 'hookbook-survey-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(target, name)), { recursive: true });
    await writeFile(path.join(target, name), text);
  }
  return target;
}

function documentOf(file: string): SurveyedDocument {
  const found = surveyed.find((document) => document.file === file);
  if (!found) throw new Error(`${file} was not surveyed.`);
  return found;
}

describe('a survey', () => {
  it('finds the AsyncAPI documents of a folder', () => {
    expect(surveyed.map(({ file, verdict }) => `${verdict} ${file}`)).toEqual([
      'ok channelPerEvent.yaml',
      'invalid invalid.yaml',
      'ok kafka.yml',
      'invalid missingFile.yaml',
      'ok services/orders/asyncapi.yaml',
      'invalid syntax.json',
      'ok withoutWebhook.json',
      'failed wrongExample.yaml',
    ]);
  });

  it('takes a document with a channel for each event through every stage', () => {
    expect(documentOf('channelPerEvent.yaml')).toMatchObject({
      events: 2,
      unresolved: 0,
      succeeded: { types: expect.any(Number), payloads: 80, send: 2, pages: 2 },
      failures: [],
    });
  });

  it('sends the examples of a document without x-webhook', () => {
    expect(documentOf('withoutWebhook.json')).toMatchObject({
      events: 1,
      succeeded: { payloads: 40, send: 1, pages: 1 },
    });
  });

  it('leaves out messages whose schema format is not supported', () => {
    expect(documentOf('kafka.yml')).toMatchObject({ events: 1, check: { error: 0, warning: 1 }, failures: [] });
  });

  it('reads files beside the folder of a document', () => {
    expect(documentOf('services/orders/asyncapi.yaml')).toMatchObject({ events: 1, check: { error: 0 } });
  });

  it('reports why a document is invalid', () => {
    expect(documentOf('invalid.yaml').failures).toMatchObject([
      { stage: 'read', message: expect.stringContaining('version') },
    ]);
    expect(documentOf('missingFile.yaml').failures[0]?.message).toContain('nowhere.yaml');
    expect(documentOf('syntax.json').failures).toHaveLength(1);
  });

  it('leaves it to hookbook to judge a document with remote files', async () => {
    const other = await writeFiles({ 'remote.yaml': REMOTE });
    const { invalid, contract } = await readDocument(path.join(other, 'remote.yaml'), other, parseOnce);
    await rm(other, { recursive: true });
    expect(contract).toBeDefined();
    expect(invalid).toBeUndefined();
  });

  it('fails a valid document that has errors', () => {
    expect(documentOf('wrongExample.yaml').failures).toMatchObject([
      { stage: 'read', message: expect.stringMatching(/^example-invalid: /) },
    ]);
  });
});

describe('the report', () => {
  it('prints one line for each document, and a summary', () => {
    expect(formatDocument(documentOf('withoutWebhook.json'))).toMatch(
      /^ok +1 events {2}0 unresolved {2}check 0\/0\/\d {2}types ok {2}payloads 40 agree {2}sent 1 {2}pages 1 {2}withoutWebhook\.json$/,
    );
    expect(formatDocument(documentOf('wrongExample.yaml'))).toMatch(
      /^failed +1 events .* wrongExample\.yaml {2}read: example-invalid: [^\n]+$/,
    );
    expect(formatSummary(surveyed)).toMatch(
      /^8 documents: 4 ok, 1 failed, 3 invalid, 7 events, 1 unresolved, 200 payloads, 4 sent, 5 pages$/,
    );
  });
});

describe('a stage', () => {
  let contract: Contract;
  let artifacts: GeneratedArtifacts;
  beforeAll(async () => {
    contract = (await readContract(path.join(folder, 'withoutWebhook.json'), { validate: false })).contract as Contract;
    artifacts = await emitArtifacts(contract);
  });

  it('finds an error in generated TypeScript, with both compilers', async () => {
    const compile = await createCompiler();
    const validators = artifacts.validators.map((file) => ({
      ...file,
      text: `${file.text}\nmissing();`,
    }));
    const { failures } = await compile({ ...artifacts, validators: validators.slice(0, 1) });
    expect(failures.filter((failure) => failure.includes("Cannot find name 'missing'"))).toHaveLength(2);
  });

  it('finds an event that arrives invalid', async () => {
    const [provider] = contract.providers;
    const sent = artifacts['mock-server'].map((file) => ({
      ...file,
      text: file.text.replace('"Ada"', '""'),
    }));
    const validators = await loadValidators(contract.providers);
    const { count, failures } = await deliverEvents(sent, contract.providers, validators);
    expect([count, failures.length]).toEqual([0, 1]);
    expect(failures[0]).toContain(`${provider?.name} user.<created>: sent, but rejected:`);
  });

  it('finds a missing page, and a page without its event type', () => {
    const [provider] = contract.providers;
    const page = `${provider?.slug}/${provider?.events[0]?.slug}.html`;
    const without = artifacts.docs.filter((file) => file.path !== page);
    expect(findPages(artifacts.docs, contract.providers)).toEqual({ count: 1, failures: [] });
    expect(findPages(without, contract.providers).failures).toEqual([`${page} does not exist.`]);
    expect(findPages([...without, { path: page, text: 'user.created' }], contract.providers).failures).toEqual([
      `${page} does not contain "user.<created>".`,
    ]);
  });
});
