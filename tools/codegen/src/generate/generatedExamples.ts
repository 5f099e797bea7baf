import {
  type Contract,
  type Event,
  type Example,
  eventKeys,
  NO_CACHE,
  type Provider,
  type TextCache,
} from '@hookbook/contract';
import { headerTextProblem } from '@hookbook/normaliser/delivery/httpHeaders';
import type { Payloads } from '@hookbook/payloads';

const completed = new WeakMap<Contract, Promise<Contract>>();

/** The contract in which every event without an example has a generated one. It is the same in every run. */
export function withGeneratedExamples(contract: Contract, cache = NO_CACHE): Promise<Contract> {
  const known = completed.get(contract) ?? complete(contract, cache);
  completed.set(contract, known);
  return known;
}

async function complete(contract: Contract, cache: TextCache): Promise<Contract> {
  const isComplete = contract.providers.every((provider) => messagesOf(provider).every(hasExample));
  if (isComplete) return contract;
  const providers = contract.providers.map((provider) => completeProvider(provider, cache));
  return { ...contract, providers: await Promise.all(providers) };
}

async function completeProvider(provider: Provider, cache: TextCache): Promise<Provider> {
  const messages = messagesOf(provider);
  if (messages.every(hasExample)) return provider;
  // Only loaded if it is needed, because it takes longer than most contracts.
  const { createPayloads } = await import('@hookbook/payloads');
  const payloads = createPayloads(provider);
  const keyOf = eventKeys(provider, cache);
  const withExample = (event: Event) => {
    if (hasExample(event)) return event;
    const key = cache.key('example', provider.webhook.formats, keyOf(event));
    const text = cache.text(key, () => JSON.stringify(exampleOf(event, payloads)));
    return { ...event, examples: JSON.parse(text) as readonly Example[] };
  };
  return { ...provider, events: provider.events.map(withExample), commands: provider.commands.map(withExample) };
}

function messagesOf({ events, commands }: Provider): readonly Event[] {
  return [...events, ...commands];
}

function hasExample({ examples }: Event): boolean {
  return examples.length > 0;
}

/** Any number: the same one gives the same payload. */
const SEED = 1;

function exampleOf(event: Event, { payloadOf, headersOf }: Payloads): readonly Example[] {
  const payload = payloadOf(event, { seed: SEED });
  if (payload === undefined) return [];
  const headers = sendable(headersOf(event, { seed: SEED }) ?? {});
  return [
    {
      slug: 'generated',
      name: 'generated',
      summary: '',
      origin: 'generated',
      payload,
      ...(Object.keys(headers).length > 0 && { headers }),
      source: event.source,
    },
  ];
}

/** Vendors publish examples of headers, such as bytes of a signature, that no request can contain. */
function sendable(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(headers).filter(([, value]) => value !== null && headerTextProblem(String(value)) === undefined),
  );
}
