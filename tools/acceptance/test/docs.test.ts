import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { copyRepository } from '../src/copyRepository.ts';
import { applyDiff } from '../src/documents/diff.ts';
import { ELSEWHERE, MADE_BY_TESTS } from '../src/documents/elsewhere.ts';
import { compilePrograms, isProgram, programsOf } from '../src/documents/programs.ts';
import { anchorOf, type Document, type Fence, readDocuments } from '../src/documents/readDocuments.ts';
import { askServer, isServer, runProgram } from '../src/documents/runProgram.ts';
import { commandsOf, matches, runCommand, withoutRemark } from '../src/documents/shell.ts';
import { type Installed, installPackages } from '../src/installPackages.ts';
import { SECRET } from '../src/observe.ts';
import { type Receiver, startReceiver } from '../src/receiver.ts';
import { publishedWorkspaces, ROOT, readManifest } from '../src/repository.ts';
import { shareCache } from '../src/turbo.ts';

const LANGUAGES = new Set(['sh', 'text', 'ts', 'js', 'json', 'yaml', 'diff', 'http']);

const documents = readDocuments();
const fences = documents.flatMap((document) => document.fences);
const programs = documents.flatMap(programsOf);

/** What a package's user reads, so that its commands are run where the package is installed. */
const FOR_USERS = new Set(['docs/consumer.md', ...publishedWorkspaces().map(({ folder }) => `${folder}/README.md`)]);

let installed: Installed;
let compiled: string;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  installed = await installPackages();
  compiled = await compilePrograms(installed.project, programs);
});
afterAll(async () => {
  await receiver.close();
  await rm(path.dirname(installed.project), { recursive: true, force: true });
});

test('the documents are there', () => {
  expect(documents.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/consumer.md', 'docs/maintainer.md', ...FOR_USERS]),
  );
});

test('every snippet is of a language that is checked', () => {
  expect(fences.length).toBeGreaterThan(30);
  const others = fences.filter(({ language }) => !LANGUAGES.has(language));
  expect(others.map(({ file, line, language }) => `${file}:${line} ${language || '(none)'}`)).toEqual([]);
});

test('every text snippet is the output of the snippet before it', () => {
  const written = documents.filter(({ file }) => MADE_BY_TESTS[file] === undefined);
  const lost = written.flatMap((document) =>
    document.fences.filter(({ language }, index) => {
      const before = document.fences[index - 1];
      return language === 'text' && !(before && (before.language === 'sh' || isProgram(before)));
    }),
  );
  expect(lost.map(({ file, line }) => `${file}:${line}`)).toEqual([]);
});

test('the code in all documents compiles', () => {
  expect(programs.length).toBeGreaterThan(10);
  expect(compiled).toBe('');
});

describe('what is run elsewhere', () => {
  test.each(ELSEWHERE)('$command: in $file', async ({ command, file, shows }) => {
    const named = fences
      .filter(({ language }) => language === 'sh')
      .flatMap(commandsOf)
      .map(withoutRemark);
    expect(named).toContain(command);
    expect(await readFile(path.join(ROOT, file), 'utf8')).toContain(shows);
  });
});

test('every script that is named is there', async () => {
  const texts = await Promise.all(documents.map(({ file }) => readFile(path.join(ROOT, file), 'utf8')));
  const named = texts.flatMap((text) => Array.from(text.matchAll(/npm run ([\w:-]+)/g), ([, name]) => name));
  expect(named.length).toBeGreaterThan(10);
  expect(Object.keys(readManifest(ROOT).scripts ?? {})).toEqual(expect.arrayContaining(named));
});

test.each(Object.entries(MADE_BY_TESTS))('%s is made by %s', async (file, maker) => {
  expect(documents.map((document) => document.file)).toContain(file);
  expect(await readFile(path.join(ROOT, maker), 'utf8')).toContain(path.basename(file));
});

describe.each(documents)('$file', (document) => {
  let copy: string | undefined;
  beforeAll(async () => {
    if (FOR_USERS.has(document.file) || !document.fences.some(({ language }) => /^(sh|diff)$/.test(language))) return;
    copy = await copyRepository();
    await shareCache(copy);
  });
  afterAll(async () => copy && rm(copy, { recursive: true, force: true }));

  test('its links lead somewhere', () => {
    const broken = document.links.filter((link) => !/^(https?|mailto):/.test(link) && !leadsSomewhere(link, document));
    expect(broken).toEqual([]);
    expect(document.headings.length).toBeGreaterThan(0);
  });

  for (const [index, fence] of document.fences.entries()) {
    const next = document.fences[index + 1];
    const shown = next?.language === 'text' ? next.text : undefined;
    const title = `line ${fence.line}: ${fence.language}`;
    if (fence.language === 'sh') test(title, () => runLines(fence, shown, copy ?? installed.project));
    if (fence.language === 'diff') test(title, () => applyDiff(copy ?? '', fence.text));
    if (fence.language === 'json') test(title, () => expect(JSON.parse(fence.text)).toBeDefined());
    if (fence.language === 'yaml') test(title, () => expect(parseYaml(fence.text)).toBeDefined());
    if (fence.language === 'http') test(title, () => expect(fence.text).toMatch(/^([\w-]+: \S.*\n)+$/));
    if (fence.note.startsWith('file ')) test(`${title} is written`, () => writeSnippet(fence, copy ?? ''));
    if (fence.note.startsWith('from ')) test(`${title} is in its file`, () => checkExcerpt(fence, copy ?? ROOT));
    if (isProgram(fence)) test(title, () => runFence(fence, shown));
  }
});

async function runLines(fence: Fence, shown: string | undefined, cwd: string): Promise<void> {
  const wanted = Number(/^fails with (\d)$/.exec(fence.note)?.[1] ?? 0);
  let out = '';
  for (const command of commandsOf(fence)) {
    if (isRunElsewhere(command)) continue;
    const { code, stdout, stderr } = await runCommand(command, { cwd, port: receiver.port, secret: SECRET });
    expect(code, `${command}\n${stdout}${stderr}`).toBe(wanted);
    out += stdout;
  }
  if (shown !== undefined) expect(matches(shown, out), `Shown:\n${shown}\nPrinted:\n${out}`).toBe(true);
}

function isRunElsewhere(command: string): boolean {
  const plain = withoutRemark(command);
  if (ELSEWHERE.some((each) => each.command === plain)) return true;
  // The packages were installed from their tarballs, all at once.
  const names = /^npm install (?:--save-dev )?(@hookbook\/.*)$/.exec(plain)?.[1]?.split(' ');
  return names?.every((name) => installed.packages.some(({ manifest }) => manifest.name === name)) ?? false;
}

async function runFence(fence: Fence, shown: string | undefined): Promise<void> {
  const program = programs.find((each) => each.fence === fence);
  if (!program) throw new Error('This snippet was not compiled');
  const file = path.join(installed.project, 'programs', program.file);
  if (isServer(program.code)) {
    const { signed, forged } = await askServer(file, program.code, SECRET);
    expect(signed.length).toBeGreaterThan(0);
    expect(signed.filter((status) => status < 200 || status > 299)).toEqual([]);
    if (program.code.includes('timingSafeEqual')) expect(new Set(forged)).toEqual(new Set([401]));
    return;
  }
  const { code, stdout, stderr } = await runProgram(file, { port: receiver.port, secret: SECRET });
  expect(code, stderr).toBe(0);
  if (shown !== undefined) expect(matches(shown, stdout), `Shown:\n${shown}\nPrinted:\n${stdout}`).toBe(true);
}

async function writeSnippet({ note, text }: Fence, copy: string): Promise<void> {
  await writeFile(path.join(copy, note.replace(/^file /, '')), text);
}

async function checkExcerpt({ note, text }: Fence, root: string): Promise<void> {
  const flat = (each: string) => each.replaceAll(/\s+/g, ' ').trim();
  const whole = flat(await readFile(path.join(root, note.replace(/^from /, '')), 'utf8'));
  for (const part of text.split('…')) expect(whole).toContain(flat(part));
}

function leadsSomewhere(link: string, { file, headings }: Document): boolean {
  const [target = '', anchor] = decodeURI(link).split('#');
  if (target === '') return headings.map(anchorOf).includes(anchor ?? '');
  const name = path.join(ROOT, path.dirname(file), target);
  if (!existsSync(name)) return false;
  const linked = documents.find((each) => path.join(ROOT, each.file) === name);
  return anchor === undefined || (linked?.headings.map(anchorOf).includes(anchor) ?? false);
}
