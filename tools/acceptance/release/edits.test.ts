import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createParserClient } from '@hookbook/asyncapi-parser';
import { ARTIFACTS, createGenerator, type Generator, main } from '@hookbook/codegen';
import { writeGeneratedContract } from '@hookbook/testkit/generatedContract';
import fc from 'fast-check';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { parse as parseYaml, stringify } from 'yaml';

const EDITS = Number(process.env.HOOKBOOK_EDITS ?? 200);

const folder = await mkdtemp(path.join(tmpdir(), 'hookbook-edits-'));
const { parse, close } = createParserClient();
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

/** What is remembered about earlier runs is in `node_modules` of the project. */
async function project(name: string): Promise<string> {
  const cwd = path.join(folder, name);
  await rm(cwd, { recursive: true, force: true });
  await mkdir(path.join(cwd, 'node_modules'), { recursive: true });
  return cwd;
}

/** Runs the command that generates all artifacts. Returns its report, and every generated file. */
async function run(cwd: string) {
  const report: string[] = [];
  const io = { out: () => undefined, error: (text: string) => void report.push(text), cwd };
  const names = ARTIFACTS.map(({ name }) => name);
  const exit = await main(['generate', ...names], { ...io, color: false, interactive: false, parse });
  return { exit, report: report.join('\n'), files: await filesIn(path.join(cwd, 'packages')) };
}

/** The same with what this process remembers. Returns the codes of the diagnostics. */
async function runAgain(cwd: string, { generate, save }: Generator) {
  const { result, written } = await generate({ specs: path.join(cwd, 'specs'), check: false, parse });
  await written();
  await save();
  return {
    codes: new Set(result.diagnostics.map(({ code }) => code)),
    files: await filesIn(path.join(cwd, 'packages')),
  };
}

function codesIn(report: string): ReadonlySet<string> {
  return new Set([...report.matchAll(/(?:error|warning|advice)\[([\w-]+)\]/g)].map(([, code = '']) => code));
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const texts = files.map(async (file) => [path.relative(folder, file), await readFile(file, 'utf8')] as const);
  return new Map((await Promise.all(texts)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A random edit of a random file: a value is changed or removed, or one is added beside it. */
async function edit(specs: string, random: (max: number) => number): Promise<void> {
  const all = (await readdir(specs, { recursive: true })).filter((name) => name.endsWith('.yaml')).sort();
  // What all events share is in few files.
  const names = random(2) === 0 ? ['asyncapi.yaml', 'channel.yaml'] : all;
  const file = path.join(specs, names[random(names.length)] ?? '');
  const value: unknown = parseYaml(await readFile(file, 'utf8'));
  const parents = containersIn(value);
  const parent = parents[random(parents.length)] ?? {};
  const keys = Object.keys(parent);
  const key = keys[random(keys.length)] ?? 'title';
  const previous = parent[key];
  switch (random(4)) {
    case 0:
      parent[`x-${random(9)}`] = random(9);
      break;
    case 1:
      parent.description = `Edit ${random(1000)}.`;
      break;
    default:
      if (typeof previous === 'string' && !previous.startsWith('./')) parent[key] = `${previous}${random(10)}`;
      else if (typeof previous === 'number') parent[key] = previous + 1;
      else delete parent[key];
  }
  await writeFile(file, stringify(value));
}

type Container = Record<string, unknown>;

function containersIn(value: unknown): Container[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(containersIn);
  return Array.isArray(value) ? inside : [value as Container, ...inside];
}

test(`a run after an edit generates what a first run does, for ${EDITS} edits`, async () => {
  const [random] = fc.sample(fc.infiniteStream(fc.noBias(fc.nat())), { numRuns: 1, seed: 42 });
  const below = (max: number) => Number(random?.next().value) % max;
  const edited = await project('edited');
  // As with `--watch`: nothing is read again.
  const watched = await project('watched');
  const generator = createGenerator({ artifacts: ARTIFACTS, out: path.join(watched, 'packages') });
  onTestFinished(generator.close);
  const specs = path.join(edited, 'specs');
  await writeGeneratedContract(specs, 7);
  const original = await filesIn(specs);
  let generated = 0;
  for (let index = 0; index < EDITS; index++) {
    // Many edits on top of each other would leave no events.
    if (index % 3 === 0) for (const [name, text] of original) await writeFile(path.join(specs, name), text);
    await edit(specs, below);
    const fresh = await project('fresh');
    await cp(specs, path.join(fresh, 'specs'), { recursive: true });
    await cp(specs, path.join(watched, 'specs'), { recursive: true });
    const first = await run(fresh);
    const next = await run(edited);
    const inMemory = await runAgain(watched, generator);
    expect(next).toMatchObject({ exit: first.exit, report: first.report });
    expect(inMemory.codes).toEqual(codesIn(first.report));
    // Nothing is generated from an invalid contract.
    if (first.files.size > 0) {
      expect(next.files).toEqual(first.files);
      expect(inMemory.files).toEqual(first.files);
      generated++;
    }
  }
  expect(generated).toBeGreaterThan(EDITS / 2);
}, 600_000);
