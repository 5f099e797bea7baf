import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeGithubCorpus } from '@hookbook/github-corpus';
import { schemaSubjects } from './schemaSubjects.ts';
import { type Subject, subjectsOf } from './subjects.ts';

/** Schemas to compare on. */
export interface Corpus {
  readonly name: string;
  /** Who else judges the payloads. */
  readonly oracle: string;
  readonly subjects: (seed: number, pairs: number) => Promise<readonly Subject[]>;
}

/** The contract of this repository, GitHub's webhooks with real payloads, and random schemas. */
export const CORPORA: readonly Corpus[] = [
  {
    name: 'specs',
    oracle: 'Ajv',
    subjects: () =>
      subjectsOf(fileURLToPath(import.meta.resolve('@hookbook/specs/package.json')).replace(/package\.json$/, '')),
  },
  { name: 'github', oracle: 'Ajv', subjects: githubSubjects },
  { name: 'schemas', oracle: 'the plain reading', subjects: schemaSubjects },
];

async function githubSubjects(): Promise<readonly Subject[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-github-'));
  try {
    const { document, payloads } = await writeGithubCorpus(folder);
    const subjects = await subjectsOf(document);
    return subjects.map((subject) => ({
      ...subject,
      examples: payloads.filter(({ type }) => subject.type === type).map(({ payload }) => payload),
    }));
  } finally {
    await rm(folder, { recursive: true });
  }
}
