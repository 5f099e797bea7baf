import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../specs/specFolder.ts';
import { ADDED, BASE, documentOf, git, repository, WIDER } from './contractRepository.ts';

async function changesetsIn(cwd: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(path.join(cwd, '.changeset'))).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(path.join(cwd, '.changeset', name), 'utf8')])),
  );
}

async function branch() {
  const found = await repository();
  await writeFiles(found.cwd, { '.changeset/config.json': '{ "baseBranch": "main" }' });
  return found;
}

const BLOCK = `<!-- contract: \`npm run changeset\` writes this part again -->
- \`acme done\`: **/data/role: New member: "owner".**
<!-- /contract -->`;

test('is written with the bump that the changes need, and a bullet for each event', async () => {
  const { cwd, write, run } = await branch();
  await write(WIDER);
  const { exit, out } = await run('changeset');
  const [[name, text] = []] = Object.entries(await changesetsIn(cwd));
  expect([exit, out]).toEqual([
    0,
    `.changeset/${name} sets minor for @hookbook/specs. Add notes for your users outside the marked part.`,
  ]);
  expect(text).toBe(`---\n"@hookbook/specs": minor\n---\n\nThe contract has changed.\n\n${BLOCK}\n`);
  expect((await run('diff', 'main')).exit).toBe(0);
});

test('is written again, and keeps what people wrote', async () => {
  const { cwd, write, run } = await branch();
  await write(documentOf('{ enum: [admin, user] }', ADDED));
  git(cwd, 'checkout', '--quiet', '-b', 'other', 'v0.1.0');
  await write(WIDER);
  await run('changeset');
  const [[name = '', text = ''] = []] = Object.entries(await changesetsIn(cwd));
  const edited = text
    .replace('The contract has changed.', 'Owners.')
    .replace('---\n\n', '"@hookbook/docs": patch\n---\n\n');
  await writeFile(path.join(cwd, '.changeset', name), `${edited}\nMore words.\n`);
  await write(documentOf('{ enum: [admin, user], description: Who. }'));
  expect((await run('changeset')).out).toContain(`.changeset/${name} sets patch`);
  expect(await changesetsIn(cwd)).toEqual({
    [name]: `---
"@hookbook/specs": patch
"@hookbook/docs": patch
---

Owners.

<!-- contract: \`npm run changeset\` writes this part again -->
- Descriptions and examples changed.
<!-- /contract -->

More words.
`,
  });
});

test('names the packages that are generated from the contract, unless another bump was chosen for them', async () => {
  const { cwd, write, run } = await branch();
  const group = ['@hookbook/specs', '@hookbook/docs', '@hookbook/types', '@hookbook/webhook'];
  await writeFiles(cwd, {
    'package.json': '{ "workspaces": ["specs", "packages/*"] }',
    '.changeset/config.json': JSON.stringify({ baseBranch: 'main', fixed: [group] }),
    'packages/types/package.json': '{ "name": "@hookbook/types", "scripts": { "generate": "x" } }',
    'packages/docs/package.json': '{ "name": "@hookbook/docs", "scripts": { "generate": "x" } }',
    'packages/webhook/package.json': '{ "name": "@hookbook/webhook", "scripts": { "build": "x" } }',
    'packages/own/package.json': '{ "name": "own", "scripts": { "generate": "x" } }',
  });
  await write(WIDER);
  expect((await run('changeset')).out).toContain('sets minor for @hookbook/specs and the packages that are generated');
  const [[name = '', text = ''] = []] = Object.entries(await changesetsIn(cwd));
  const front = (bumps: readonly string[]) =>
    `---\n${['specs', 'docs', 'types'].map((short, index) => `"@hookbook/${short}": ${bumps[index]}\n`).join('')}---\n`;
  expect(text).toContain(front(['minor', 'minor', 'minor']));
  await writeFile(path.join(cwd, '.changeset', name), text.replace('docs": minor', 'docs": major'));
  await write(documentOf('{ enum: [admin, user], description: Who. }'));
  await run('changeset');
  expect((await changesetsIn(cwd))[name]).toContain(front(['patch', 'major', 'patch']));
});

test('is not needed for what has not changed, or for what was changed back before a release', async () => {
  const { cwd, write, run } = await branch();
  expect((await run('changeset')).out).toContain('No changeset is needed');
  await write(WIDER);
  git(cwd, 'commit', '--quiet', '-am', 'a member that is not released');
  await write(BASE);
  const { out } = await run('changeset', 'HEAD');
  expect(out).toContain('No changeset is needed');
  expect(await changesetsIn(cwd)).toEqual({});
});

test('cannot be written if one cannot be read', async () => {
  const { cwd, write, run } = await branch();
  await write(WIDER);
  await writeFiles(cwd, { '.changeset/broken.md': 'no front matter' });
  expect(await run('changeset')).toMatchObject({
    exit: 2,
    error: expect.stringContaining('A changeset cannot be read'),
  });
});
