import path from 'node:path';
import { writeGeneratedContract } from '@hookbook/testkit/generatedContract';
import { expect, it } from 'vitest';
import { ARTIFACTS } from '../../src/generate/artifacts.ts';
import { emitArtifact, emitArtifacts } from '../../src/generate/emitArtifacts.ts';
import { emitInThread } from '../../src/generate/emitThread.ts';
import { readContract } from '../../src/generate/readContract.ts';
import { temporaryFolder } from '../specs/specFolder.ts';

async function contractOf(events: number) {
  const specs = path.join(await temporaryFolder(), 'specs');
  await writeGeneratedContract(specs, events);
  const { contract } = await readContract(specs, { validate: false });
  if (!contract) throw new Error('The generated contract cannot be read.');
  return contract;
}

it('what a thread emits is what this thread emits, in the order of the artifacts', async () => {
  const contract = await contractOf(120);
  const options = { artifacts: ARTIFACTS, out: await temporaryFolder() };
  const expected = await Promise.all(
    ARTIFACTS.map(async (artifact) => emitArtifact(artifact, contract, { out: await temporaryFolder() })),
  );
  const namesAndFiles = (emitted: typeof expected) => emitted.map(({ artifact: { name }, files }) => ({ name, files }));
  const first = await emitArtifacts(contract, options);
  expect(namesAndFiles([...first])).toEqual(namesAndFiles(expected));
  // Remembered by the thread, so there is none.
  expect(namesAndFiles([...(await emitArtifacts(contract, options))])).toEqual(namesAndFiles(expected));
});

it('an emitter that fails in a thread fails here', async () => {
  const contract = await contractOf(10);
  const broken = {
    ...contract,
    providers: contract.providers.map((provider) => ({ ...provider, events: 1 as never })),
  };
  const artifacts = ARTIFACTS.filter(({ name }) => name === 'docs');
  await expect(emitInThread(broken, { artifacts, out: await temporaryFolder() })).rejects.toThrow(TypeError);
});
