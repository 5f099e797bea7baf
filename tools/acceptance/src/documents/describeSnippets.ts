import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Receiver, startReceiver } from '@hookbook/testkit/receiver';
import { run } from '@hookbook/testkit/runProcess';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECRET } from '../checkArtifacts.ts';
import { copyRepository } from '../copyRepository.ts';
import { type InstalledPackages, installPackages } from '../packages/installPackages.ts';
import { publishedWorkspaces, ROOT } from '../repository.ts';
import { shareCache } from '../turbo.ts';
import { applyDiff } from './applyDiff.ts';
import { COVERED_COMMANDS } from './coveredCommands.ts';
import { openSite } from './openSite.ts';
import { compilePrograms, isProgram, programsOf } from './programs.ts';
import { type Document, isGuide, readDocuments, type Snippet } from './readDocuments.ts';
import { isServer, runProgram, testReceiver } from './runProgram.ts';
import { commandsOf, matchesOutput, runCommand, withoutComment } from './shell.ts';

const documents = readDocuments();
const programs = documents.flatMap(programsOf);

/** What users of a package read. The commands in these documents run in a project that has installed the packages. */
const FOR_USERS = new Set(['docs/consumer.md', ...publishedWorkspaces().map(({ folder }) => `${folder}/README.md`)]);

/** Documents with many commands, or with such that build, format and test the whole repository. They take minutes. */
export function isWalkthrough(file: string): boolean {
  return isGuide(file) || ['README.md', 'CONTRIBUTING.md', 'docs/maintainer.md', 'docs/own-contract.md'].includes(file);
}

let installed: InstalledPackages;
let compilerErrors: string;
let receiver: Receiver;

/** Tests that run the snippets of documents, one after the other, as a reader does. */
export function describeSnippets(isIncluded: (file: string) => boolean): void {
  beforeAll(async () => {
    receiver = await startReceiver();
    installed = await installPackages();
    compilerErrors = await compilePrograms(installed.project, programs);
  });
  afterAll(async () => {
    await receiver.close();
    await rm(path.dirname(installed.project), { recursive: true, force: true });
  });

  test('every snippet is checked', () => {
    const snippets = documents.flatMap((document) => document.snippets);
    expect(snippets.length).toBeGreaterThan(30);
    const unchecked = snippets.filter((snippet) => checkOf(snippet) === undefined && snippet.language !== 'text');
    expect(unchecked.map(({ file, line, language }) => `${file}:${line} ${language || '(no language)'}`)).toEqual([]);
  });

  test('the programs of all documents compile', () => {
    expect(programs.length).toBeGreaterThan(10);
    expect(compilerErrors).toBe('');
  });

  const included = documents.filter(({ file, snippets }) => isIncluded(file) && snippets.some(checkOf));
  describe.each(included)('$file', describeDocument);
}

interface Surroundings {
  /** A copy of the repository, for documents that are not for users of a package. */
  readonly copy: string | undefined;
  /** The output that the document shows after the snippet. */
  readonly shown: string | undefined;
}

type Check = (snippet: Snippet, surroundings: Surroundings) => Promise<void>;

/** How a snippet is checked: by its note if it belongs to a file, else by its language. */
function checkOf(snippet: Snippet): Check | undefined {
  if (snippet.note.startsWith('file ')) return writeSnippet;
  if (snippet.note.startsWith('from ')) return checkExcerpt;
  return isProgram(snippet) ? checkProgram : CHECKS[snippet.language];
}

const CHECKS: Readonly<Record<string, Check>> = {
  sh: runCommands,
  diff: ({ text }, { copy = '' }) => applyDiff(copy, text),
  yaml: checkMembers,
  http: checkHeaders,
  python: checkedByLanguages,
  go: checkedByLanguages,
  php: checkedByLanguages,
  java: checkedByLanguages,
};

function describeDocument(document: Document): void {
  let copy: string | undefined;
  beforeAll(async () => {
    const needsCopy = document.snippets.some(({ language }) => /^(sh|diff)$/.test(language));
    if (FOR_USERS.has(document.file) || isGuide(document.file) || !needsCopy) return;
    copy = await copyRepository();
    await shareCache(copy);
  });
  afterAll(async () => copy && rm(copy, { recursive: true, force: true }));

  for (const [index, snippet] of document.snippets.entries()) {
    const next = document.snippets[index + 1];
    const shown = next?.language === 'text' ? next.text : undefined;
    const check = checkOf(snippet);
    if (check) test(`line ${snippet.line}: ${snippet.language}`, () => check(snippet, { copy, shown }));
  }
}

async function runCommands(snippet: Snippet, { copy, shown }: Surroundings): Promise<void> {
  const expectedCode = Number(/^fails with (\d)$/.exec(snippet.note)?.[1] ?? 0);
  const context = { cwd: copy ?? installed.project, port: receiver.port, secret: SECRET };
  let printed = '';
  for (const command of commandsOf(snippet)) {
    if (isCovered(command)) continue;
    const { code, stdout, stderr } = await runCommand(command, context);
    expect(code, `${command}\n${stdout}${stderr}`).toBe(expectedCode);
    printed += stdout;
  }
  expectOutput(printed, shown);
}

function isCovered(command: string): boolean {
  const plain = withoutComment(command);
  if (COVERED_COMMANDS.some((covered) => covered.command === plain)) return true;
  // All packages were installed from their tarballs together.
  const names = /^npm install (?:--save-dev )?(@hookbook\/.*)$/.exec(plain)?.[1]?.split(' ');
  return names?.every((name) => installed.packages.some(({ manifest }) => manifest.name === name)) ?? false;
}

async function checkProgram(snippet: Snippet, { shown }: Surroundings): Promise<void> {
  const program = programs.find((candidate) => candidate.snippet === snippet);
  if (!program) throw new Error('The snippet was not compiled.');
  const file = path.join(installed.project, 'programs', program.file);
  if (isServer(program.code)) {
    const { signed, forged } = await testReceiver(file, program.code, SECRET);
    expect(signed.length).toBeGreaterThan(0);
    expect(signed.filter((status) => status < 200 || status > 299)).toEqual([]);
    if (program.code.includes('timingSafeEqual')) expect(new Set(forged)).toEqual(new Set([401]));
    return;
  }
  const { code, stdout, stderr } = await runProgram(file, { port: receiver.port, secret: SECRET });
  expect(code, stderr).toBe(0);
  expectOutput(stdout, shown);
}

function expectOutput(printed: string, shown: string | undefined): void {
  if (shown !== undefined) expect(matchesOutput(shown, printed), `Shown:\n${shown}\nPrinted:\n${printed}`).toBe(true);
}

/** The compilers of other languages need not be installed here, so their own suite runs these examples. */
async function checkedByLanguages({ file, language }: Snippet): Promise<void> {
  const suites = 'tools/languages';
  if (isGuide(file)) {
    const suite = language === 'python' ? 'test/python.test.ts' : 'long/guides.test.ts';
    expect(await readFile(path.join(ROOT, suites, suite), 'utf8')).toMatch(
      new RegExp(`exampleOf\\(.*, '${language}'\\)`),
    );
    return;
  }
  expect(file).toBe(`packages/models-${language}/README.md`);
  const suite = await readFile(path.join(ROOT, suites, `long/${language}.test.ts`), 'utf8');
  expect(suite).toContain(`exampleIn(README, '${language}')`);
}

/** A later command of the document uses the file. */
async function writeSnippet({ note, text }: Snippet, { copy = '' }: Surroundings): Promise<void> {
  const file = path.join(copy, note.replace(/^file /, ''));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function checkExcerpt({ note, text }: Snippet, { copy = ROOT }: Surroundings): Promise<void> {
  const normalise = (code: string) => code.replaceAll(/\s+/g, ' ').trim();
  const contents = normalise(await readFile(path.join(copy, note.replace(/^from /, '')), 'utf8'));
  for (const part of text.split('…')) expect(contents).toContain(normalise(part));
}

/** A `yaml` snippet without a note shows members of a channel or of a message. */
function checkMembers(snippet: Snippet): Promise<void> {
  return snippet.text.startsWith('x-webhook:') ? checkChannelMembers(snippet) : checkMessageMembers(snippet);
}

/** With members of a channel, a small document is valid. */
async function checkChannelMembers({ text }: Snippet): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-snippet-'));
  try {
    const document = `asyncapi: 3.0.0
info: { title: Acme, version: 1.0.0 }
channels:
  acme:
    address: null
    messages:
      done: { payload: { type: object, required: [type], properties: { type: { const: done } } } }
${text.replace(/^(?=.)/gm, '    ')}operations:
  onAcme: { action: send, channel: { $ref: '#/channels/acme' } }
`;
    await writeFile(path.join(folder, 'asyncapi.yaml'), document);
    const { code, stdout } = await run('hookbook', ['check', '--specs', folder], { cwd: folder });
    expect(code, stdout).toBe(0);
    expect(stdout).not.toContain('delivery-invalid');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** With members of a message, an event of the contract is still valid. */
async function checkMessageMembers({ text }: Snippet): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-snippet-'));
  try {
    await cp(path.join(ROOT, 'specs'), folder, { recursive: true, filter: (source) => !/[/\\]dist$/.test(source) });
    await appendFile(path.join(folder, 'platform/events/user.created.yaml'), `\n${text}`);
    const { code, stdout } = await run('hookbook', ['check', '--specs', folder], { cwd: folder });
    expect(code, stdout).toBe(0);
    expect(stdout).toContain('no problems');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** An `http` snippet shows headers to host the documentation with: with them, its pages work in a browser. */
async function checkHeaders({ text }: Snippet): Promise<void> {
  const lines = text.trim().split('\n');
  const headers = lines.map((line) => /^([\w-]+): (\S.*)$/.exec(line)?.slice(1) ?? [`not a header: ${line}`, '']);
  expect(headers.map(([name]) => name)).toEqual(headers.map(() => 'Content-Security-Policy'));
  const site = path.join(installed.project, 'node_modules/@hookbook/docs/dist/site');
  expect(await openSite(site, Object.fromEntries(headers))).toEqual({ isStyled: true, errors: [] });
}
