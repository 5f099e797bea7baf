import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeGithubCorpus } from '@hookbook/github-corpus';
import { type Corpus, readProviders } from './corpus.ts';
import { plantFaults } from './plantFaults.ts';
import { referenceOf } from './reference.ts';

/** GitHub's webhooks, with real payloads. Some of those are not what GitHub's own schemas say, and are left out. */
export async function githubCorpus(): Promise<Corpus> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-bench-'));
  const { document, payloads } = await writeGithubCorpus(folder);
  const providers = await readProviders(document);
  await rm(folder, { recursive: true });
  const accepts = referenceOf(providers);
  const samples = payloads.map(({ event, type, payload }) => ({
    provider: providers[0]?.name ?? '',
    type,
    value: payload,
    headers: { 'x-github-event': event },
  }));
  const valid = samples.filter(accepts);
  return { name: 'GitHub', providers, valid, invalid: plantFaults(valid, accepts) };
}
