import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULE_GROUPS, type Rule } from '@hookbook/diff';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/diff/compare.ts';
import { rulesMarkdown } from '../../src/diff/rulesList.ts';
import { temporaryFolder, writeFiles } from '../specs/specFolder.ts';
import { exampleDocument } from './exampleDocument.ts';

const DOCUMENT = fileURLToPath(new URL('../../../../docs/changes.md', import.meta.url));

const groups: readonly (readonly [string, Readonly<Record<string, Rule>>])[] = Object.entries(RULE_GROUPS);

describe.each(groups)('%s', (_, rules) => {
  test.each(Object.entries(rules))('%s is what its example shows', async (name, { severity, example }) => {
    const folder = await temporaryFolder();
    await writeFiles(folder, {
      'before.yaml': exampleDocument(example.part, example.before),
      'after.yaml': exampleDocument(example.part, example.after),
    });
    const side = (file: string) => ({ specs: path.join(folder, file), name: file });
    const { changes } = await compare(side('before.yaml'), side('after.yaml'));
    const found = changes.filter(({ rule }) => rule === name);
    const severities = found.map(({ wire, source }) => (wire === 'none' && source === 'breaking' ? 'source' : wire));
    expect(changes.map(({ rule }) => rule)).toContain(name);
    if (severity !== 'either') expect(new Set(severities)).toEqual(new Set([severity]));
    expect(found.filter(({ undecided }) => undecided)).toEqual([]);
  });
});

const INTRODUCTION = `# What a change means

\`npx hookbook diff\` names every change of the contract by one of these rules, and \`npx hookbook diff --rules\` lists them. A change
is breaking if the new contract allows a value that the old one rejects, whatever the rule: the severity in the tables is the
usual one. The examples show the part of the document that differs.

This page is generated from the catalogue, \`tools/diff/src/rules/catalogue.ts\`, and each example is tested. To update it,
run \`npx vitest run tools/codegen/test/diff/rules.test.ts -u\`.
`;

test('docs/changes.md matches the catalogue', async () => {
  await expect(`${INTRODUCTION}\n${rulesMarkdown()}\n`).toMatchFileSnapshot(DOCUMENT);
});
