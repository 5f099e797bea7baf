import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeGeneratedContract } from '@hookbook/testkit/generatedContract';
import { expect, it, onTestFinished } from 'vitest';
import { createStores } from '../../src/cache/stores.ts';
import { type ArtifactEmitter, createArtifactEmitter } from '../../src/generate/artifactEmitter.ts';
import { ARTIFACTS } from '../../src/generate/artifacts.ts';
import { openArtifact } from '../../src/generate/emitArtifact.ts';
import { startEmitThread } from '../../src/generate/emitThread.ts';
import { readContract } from '../../src/generate/readContract.ts';
import { filesIn } from '../../src/write/filesIn.ts';
import { temporaryFolder } from '../specs/specFolder.ts';

async function contractOf(events: number) {
  const specs = path.join(await temporaryFolder(), 'specs');
  await writeGeneratedContract(specs, events);
  const { contract } = await readContract(specs, { validate: false });
  if (!contract) throw new Error('The generated contract cannot be read.');
  return contract;
}

type Contract = Awaited<ReturnType<typeof contractOf>>;

/** The same contract, of which one event has another title. */
function edited(contract: Contract, title: string): Contract {
  const [provider] = contract.providers;
  const [event, ...others] = provider?.events ?? [];
  if (!provider || !event) throw new Error('The contract has no event.');
  return { ...contract, providers: [{ ...provider, events: [{ ...event, title }, ...others] }] };
}

async function textsIn(folder: string): Promise<Record<string, string>> {
  const names = [...(await filesIn(folder))].sort();
  const texts = names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** What every artifact contains when this thread emits it for the first time. */
async function emittedHere(contract: Contract): Promise<Record<string, string>> {
  const out = await temporaryFolder();
  for (const artifact of ARTIFACTS) {
    const emit = await openArtifact(artifact, { out });
    await (await emit(contract)).write();
  }
  return textsIn(out);
}

/** Emits and writes, as a run does. */
async function run({ emit, save }: ArtifactEmitter, contract: Contract) {
  const emitted = await emit(contract);
  await Promise.all(emitted.map(({ write }) => write()));
  const written = await Promise.all(emitted.map((artifact) => artifact.written()));
  await save();
  return { emitted, written };
}

it('what a thread emits is what this thread emits, in the order of the artifacts', async () => {
  const contract = await contractOf(120);
  const [first, second] = [edited(contract, 'First'), edited(contract, 'Second')];
  const [expected, expectedAfterEdit] = [await emittedHere(first), await emittedHere(second)];
  const out = await temporaryFolder();
  const emitter = createArtifactEmitter({ artifacts: ARTIFACTS, out });
  onTestFinished(emitter.close);

  const { emitted, written } = await run(emitter, first);
  expect(emitted.map(({ artifact }) => artifact.name)).toEqual(ARTIFACTS.map(({ name }) => name));
  expect(await textsIn(out)).toEqual(expected);
  const paths = ARTIFACTS.flatMap(({ folder }, index) =>
    Object.keys(written[index] ?? {}).map((file) => `${folder}/${file}`),
  );
  expect(paths.sort()).toEqual(Object.keys(expected));
  // The same thread, and a process that finds what the thread has saved.
  await run(emitter, second);
  expect(await textsIn(out)).toEqual(expectedAfterEdit);
  const next = createArtifactEmitter({ artifacts: ARTIFACTS, out, stores: createStores() });
  onTestFinished(next.close);
  await run(next, first);
  expect(await textsIn(out)).toEqual(expected);
});

it('a thread writes files only when it is asked to', async () => {
  const out = await temporaryFolder();
  const thread = startEmitThread({ artifacts: docs(), out });
  onTestFinished(thread.close);
  const [emitted] = await thread.emit(await contractOf(1));
  expect(emitted?.changes.added).toContain('index.html');
  expect(await filesIn(out)).toEqual([]);
});

it('an emitter that fails in a thread fails here', async () => {
  const contract = await contractOf(10);
  const broken = {
    ...contract,
    providers: contract.providers.map((provider) => ({ ...provider, events: 1 as never })),
  };
  const thread = startEmitThread({ artifacts: docs(), out: await temporaryFolder() });
  onTestFinished(thread.close);
  await expect(thread.emit(broken)).rejects.toThrow(TypeError);
});

it('says that a thread has ended, also if it cannot write', async () => {
  const out = await temporaryFolder();
  const thread = startEmitThread({ artifacts: docs(), out });
  const [emitted] = await thread.emit(await contractOf(1));
  await writeFile(path.join(out, 'docs'), 'This is not a folder.');
  await expect(emitted?.write()).rejects.toThrow(/EEXIST|ENOTDIR/);
  await thread.close();
  await expect(emitted?.written()).rejects.toThrow('The thread that emits artifacts has ended.');
});

function docs() {
  return ARTIFACTS.filter(({ name }) => name === 'docs');
}
