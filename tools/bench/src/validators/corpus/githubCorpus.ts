import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeGithubCorpus } from '@hookbook/github-corpus';
import { type Corpus, createCorpus, readProviders } from './corpus.ts';

/** GitHub's webhooks with published payloads, without the payloads that GitHub's own schemas reject. */
export async function githubCorpus(): Promise<Corpus> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-bench-'));
  const { document, payloads } = await writeGithubCorpus(folder);
  const providers = await readProviders(document);
  await rm(folder, { recursive: true });
  const samples = payloads.map(({ event, type, payload }) => ({
    provider: providers[0]?.name ?? '',
    type,
    value: payload,
    headers: { 'x-github-event': event },
  }));
  return createCorpus('GitHub', providers, samples);
}
