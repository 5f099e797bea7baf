import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeGithubCorpus } from '@hookbook/github-corpus';
import { contractSubjects } from './contractSubjects.ts';
import { evaluatedSubjects, judgedSubjects } from './randomSubjects.ts';
import type { Subject } from './subject.ts';

/** A set of schemas to compare on. */
export interface Corpus {
  readonly name: string;
  /** The name of the oracle. */
  readonly oracle: string;
  readonly subjects: (seed: number, pairs: number) => Promise<readonly Subject[]>;
}

/** The contract of this repository, GitHub's webhooks with published payloads, and random schemas twice. */
export const CORPORA: readonly Corpus[] = [
  { name: 'specs', oracle: 'Ajv', subjects: specsSubjects },
  { name: 'github', oracle: 'Ajv', subjects: githubSubjects },
  { name: 'schemas', oracle: 'the evaluator', subjects: evaluatedSubjects },
  { name: 'examples', oracle: 'hookbook check', subjects: judgedSubjects },
];

function specsSubjects(): Promise<readonly Subject[]> {
  return contractSubjects(fileURLToPath(new URL('.', import.meta.resolve('@hookbook/specs/package.json'))));
}

async function githubSubjects(): Promise<readonly Subject[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-github-'));
  try {
    const { document, payloads } = await writeGithubCorpus(folder);
    const subjects = await contractSubjects(document);
    return subjects.map((subject) => ({
      ...subject,
      examples: payloads.filter(({ type }) => subject.type === type).map(({ payload }) => payload),
    }));
  } finally {
    await rm(folder, { recursive: true });
  }
}
