import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { applyDiff } from '../src/documents/applyDiff.ts';
import { foldersIn } from '../src/documents/folderTree.ts';
import { programsOf } from '../src/documents/programs.ts';
import { anchorOf, parseDocument } from '../src/documents/readDocuments.ts';
import { commandsOf, matchesOutput, withoutComment, withPort } from '../src/documents/shell.ts';

const MARKDOWN = `# A title

Some [text](other.md#there) with ![a picture](picture.png).

\`\`\`sh
npm ci
\`\`\`

<!-- with
const one = 1;
-->
\`\`\`ts
console.log(one);
\`\`\`

<!-- continued -->
\`\`\`ts
console.log(one + 1);
\`\`\`
`;

test('a document has snippets with notes, links and headings', () => {
  const { snippets, links, headings } = parseDocument('a.md', MARKDOWN);
  expect(snippets.map(({ line, language, note }) => [line, language, note])).toEqual([
    [5, 'sh', ''],
    [12, 'ts', 'with\nconst one = 1;'],
    [17, 'ts', 'continued'],
  ]);
  expect(links).toEqual(['other.md#there', 'picture.png']);
  expect(headings).toEqual(['A title']);
});

test('a program contains the code of its note, or the program that it continues', () => {
  const programs = programsOf(parseDocument('a.md', MARKDOWN));
  expect(programs.map(({ code }) => code.replaceAll(/\n+/g, '\n'))).toEqual([
    'const one = 1;\nconsole.log(one);\nexport {};\n',
    'const one = 1;\nconsole.log(one);\nconsole.log(one + 1);\nexport {};\n',
  ]);
});

test('commands are lines, without comments and joined at a backslash', () => {
  expect(commandsOf({ text: '# first\nnpm ci   # slow\n\nnpx a \\\n  --b\n' })).toEqual([
    'npm ci   # slow',
    'npx a --b',
  ]);
  expect(withoutComment('npm ci   # slow')).toBe('npm ci');
});

test('only port 3000 of this machine is replaced', () => {
  expect(withPort('http://localhost:3000/a 127.0.0.1:3000 example.com:3000 localhost:30001', 7)).toBe(
    'http://127.0.0.1:7/a 127.0.0.1:7 example.com:3000 localhost:30001',
  );
});

test.each([
  ['a\nb', 'a\nb\n', true],
  ['a … c', 'a b c', true],
  ['a\n…\nd', 'a\nb\nc\nd', true],
  ['a', 'a\nb', false],
  ['a.', 'ab', false],
  ['… b', 'a c', false],
])('shown %j, printed %j: %s', (shown, printed, expected) => {
  expect(matchesOutput(shown, printed)).toBe(expected);
});

test('anchors are those of GitHub', () => {
  expect(anchorOf('Look at `x-webhook`, then')).toBe('look-at-x-webhook-then');
});

test('a diff replaces lines that the file contains exactly once', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-diff-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'a.yaml');
  await writeFile(file, 'a: 1\nb: 2\nc: 3\n');
  await applyDiff(folder, '--- a/a.yaml\n+++ b/a.yaml\n@@\n a: 1\n-b: 2\n+b: 4\n@@\n-c: 3\n+c: 5\n');
  expect(await readFile(file, 'utf8')).toBe('a: 1\nb: 4\nc: 5\n');
  await expect(applyDiff(folder, '+++ b/a.yaml\n-b: 2\n+b: 4\n')).rejects.toThrow('0 times');
});

test('a tree lists folders with their parents', () => {
  const tree = [
    'specs/          the contract',
    '  <provider>/   one provider',
    '  test/         checks',
    'tools/          private',
    '  codegen/      the command; read src/generate.ts first',
    '    src/spec/   the document model',
    '  release/  start/   two tools',
    'docs/           guides, decisions/',
    '.ci/ .github/   continuous integration',
  ];
  expect(foldersIn(tree.join('\n'))).toEqual([
    ...['specs/', 'specs/test/', 'tools/', 'tools/codegen/', 'tools/codegen/src/spec/'],
    ...['tools/release/', 'tools/start/', 'docs/', '.ci/', '.github/'],
  ]);
});
