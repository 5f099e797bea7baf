import path from 'node:path';
import { readContract } from '@hookbook/codegen';
import type { Contract, Event, Provider } from '@hookbook/contract';
import { withExactNumbers } from '@hookbook/contract/data';
import { createPayloads } from '@hookbook/payloads';
import { contract } from '@hookbook/testkit/contracts';
import { nastyPayloads, nastyProvider } from './nastyProvider.ts';

/** A request, and the model that it must be read as. It must be written back as it was. */
export interface Case {
  /** The slug of the provider. */
  readonly provider: string;
  readonly model: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const SPECS = path.join(import.meta.dirname, '../../../specs');
const PAYLOADS_PER_EVENT = 20;

/** The contract of this repository with a provider of difficult names and types. */
export async function wholeContract(): Promise<Contract> {
  const { contract: whole } = await readContract(SPECS, { validate: false });
  if (!whole) throw new Error('The contract cannot be read.');
  return contract([...whole.providers, nastyProvider]);
}

/** Every example, payloads generated for every event, and those of the difficult provider. */
export function casesOf({ providers }: Contract): readonly Case[] {
  const nasty = nastyPayloads.map(({ event, header, body }) => ({
    provider: nastyProvider.slug,
    model: event,
    headers: { 'X-Event': header },
    body,
  }));
  return [...providers.filter((provider) => provider !== nastyProvider).flatMap(casesOfProvider), ...nasty];
}

function casesOfProvider(provider: Provider): readonly Case[] {
  const { payloadOf } = createPayloads(provider);
  return provider.events.flatMap((event) => {
    const examples = event.examples.map(({ payload, numbers }) => withExactNumbers(payload, numbers));
    const seeds = Array.from({ length: PAYLOADS_PER_EVENT }, (_, seed) => seed);
    const generated = seeds.map((seed) => payloadOf(event, { seed })).filter((payload) => payload !== undefined);
    return [...examples, ...generated].map((payload) => ({
      provider: provider.slug,
      model: event.typeName,
      headers: headersOf(event, provider),
      body: JSON.stringify(payload),
    }));
  });
}

function headersOf({ typeParts }: Event, { webhook }: Provider): Readonly<Record<string, string>> {
  const headers = webhook.eventType.flatMap(({ in: place, path: [name = ''] }, index) => {
    const part = typeParts[index];
    return place === 'header' && part !== undefined ? [[name, part]] : [];
  });
  return Object.fromEntries(headers);
}
