import type { Contract } from '@hookbook/contract';
import { readContract } from '../../src/generate/readContract.ts';
import { specFolder } from '../specs/specFolder.ts';

/** The contract of a document in one file, with the codes of its diagnostics. Skips `@asyncapi/parser`. */
export async function contractOf(asyncapi: string): Promise<{ contract: Contract; codes: readonly string[] }> {
  const { contract, diagnostics } = await readContract(await specFolder({ 'asyncapi.yaml': asyncapi }), {
    validate: false,
  });
  if (!contract) throw new Error('The document cannot be used.');
  return { contract, codes: diagnostics.map(({ code }) => code) };
}

/** Each event as `provider type origin`, and the messages without an event type. */
export async function eventsOf(asyncapi: string): Promise<readonly string[]> {
  const { contract } = await contractOf(asyncapi);
  return contract.providers.flatMap(({ name, events, unresolvedEvents }) => [
    ...events.map(({ type, typeOrigin }) => `${name} ${type} ${typeOrigin}`),
    ...unresolvedEvents.map((event) => `${name} ? ${event.name}`),
  ]);
}
