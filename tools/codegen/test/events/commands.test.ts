import { ARTIFACTS, filesOf } from '@hookbook/codegen';
import type { Contract } from '@hookbook/contract';
import { expect, it } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { specFolder } from '../specs/specFolder.ts';
import { SOCKET } from './socket.ts';

async function read(include: readonly 'receive'[]): Promise<Contract> {
  const { contract } = await readContract(await specFolder({ 'asyncapi.yaml': SOCKET }), { validate: false, include });
  if (!contract) throw new Error('The document cannot be read.');
  return contract;
}

async function textOf(contract: Contract, artifactName: string, path: string): Promise<string> {
  const artifact = ARTIFACTS.find(({ name }) => name === artifactName);
  const files = artifact ? await filesOf(artifact, contract) : [];
  return files.find((file) => file.path === path)?.text ?? '';
}

it('leaves out what the application receives', async () => {
  const contract = await read([]);
  expect(contract.providers[0]?.commands).toEqual([]);
  expect(await textOf(contract, 'types', 'parcel.ts')).not.toContain('Subscribe');
});

it('types and documents it as a command, if it is asked for', async () => {
  const contract = await read(['receive']);
  expect(contract.providers[0]?.events.map(({ type }) => type)).toEqual(['parcel.created']);
  const types = await textOf(contract, 'types', 'parcel.ts');
  expect(types).toContain('export interface SubscribeCommand {\n  parcel: string;\n}');
  expect(types).toContain('export type ParcelEvent = ParcelCreatedEvent;');
  expect(await textOf(contract, 'docs', 'parcel/index.html')).toMatch(/Commands[\s\S]*subscribe\.command\.html/);
  const page = await textOf(contract, 'docs', 'parcel/subscribe.command.html');
  expect(page).toContain('A command: the application receives this message. It is not an event.');
  expect(page).not.toContain('hookbook-mock');
  expect(await textOf(contract, 'validators', 'parcel.ts')).not.toContain('subscribe');
});
