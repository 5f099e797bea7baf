import path from 'node:path';
import type { Contract, Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { type Change, compareContracts, type IssuesOf } from '@hookbook/diff';
import { describe, expect, test } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { payloadIssues } from '../../src/validate/judge/payloadIssues.ts';
import { temporaryFolder, writeFiles } from '../specs/specFolder.ts';
import { DOCUMENTS, type DocumentPart, documentText } from './documents.ts';

/** Reads both documents once, and compares them in both directions. */
async function told(part: DocumentPart, one: string, other: string): Promise<readonly (readonly string[])[]> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'one.yaml': documentText(part, one), 'other.yaml': documentText(part, other) });
  const [before, after] = [await read(path.join(folder, 'one.yaml')), await read(path.join(folder, 'other.yaml'))];
  return [rulesOf(before, after), rulesOf(after, before)];
}

async function read(file: string): Promise<Contract> {
  const { contract, diagnostics } = await readContract(file, { validate: false });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!contract) throw new Error(`${file} has no contract.`);
  return contract;
}

/** What the generated validators report, prepared once for each schema. */
function judgeOf(provider: Provider): IssuesOf {
  const issuesFor = payloadIssues(provider);
  const known = new Map<Schema, ReturnType<typeof issuesFor>>();
  return (schema, value) => {
    const issues = known.get(schema) ?? issuesFor(schema);
    known.set(schema, issues);
    return issues(value);
  };
}

/** Every change once, by its rule and its severity. */
function rulesOf(base: Contract, head: Contract): readonly string[] {
  const changes = compareContracts(base, head, { issuesOf: judgeOf });
  const severity = ({ wire, source }: Change) => (wire === 'none' && source === 'breaking' ? 'source' : wire);
  return [...new Set(changes.map((change) => `${change.rule}: ${severity(change)}`))];
}

const matters = (change: string) => change.endsWith(': breaking') || change.endsWith(': source');

describe.each(Object.entries(DOCUMENTS))('%s', (_, pairs) => {
  test.each(pairs)('%s', async (_name, part, one, other, there, back) => {
    const [forwards = [], backwards = []] = await told(part, one, other);
    for (const [found, expected] of [
      [forwards, there],
      [backwards, back],
    ] as const) {
      if (expected.includes('*: breaking')) expect(found.filter(matters)).not.toEqual([]);
      else expect(found.filter(matters)).toEqual(expected.filter(matters));
      if (expected.length === 0) expect(found.filter((change) => !change.endsWith(': docs'))).toEqual([]);
      expect(found).toEqual(expect.arrayContaining(expected.filter((change) => !change.startsWith('*'))));
    }
  });
});
