import { catalogue, createDelivery } from '@hookbook/mock-server';
import type { Case } from './case.ts';
import { type Fault, faultsOf } from './faults.ts';
import { type Verdict, verdictsOf } from './verdicts.ts';
import { wireCases } from './wireCases.ts';

type Provider = (typeof catalogue)[number];
type ProviderEvent = Provider['events'][number];
type Example = ProviderEvent['examples'][number];

/** Every example of the contract as it would be delivered, each with every fault, and one with everything in its text. */
export async function contractCases(): Promise<readonly Case[]> {
  const cases = await Promise.all(catalogue.map(providerCases));
  return cases.flat();
}

async function providerCases(provider: Provider): Promise<readonly Case[]> {
  const verdicts = await verdictsOf(provider.name);
  const cases = provider.events.flatMap((event) =>
    event.examples.flatMap((example) => exampleCases(provider, event, example, verdicts.get(event.type))),
  );
  const [first] = cases;
  return first ? [...cases, ...wireCases(first), ...newEvents(provider, first)] : [];
}

function exampleCases(
  provider: Provider,
  { type }: ProviderEvent,
  { slug, payload }: Example,
  verdict: Verdict | undefined,
): readonly Case[] {
  const { name } = provider;
  if (!verdict) throw new Error(`@hookbook/specs has no schema of ${name} ${type}. Run npm run build, then try again.`);
  const known = { provider: provider.slug, headers: headersOf(name, type, slug), expected: `known ${type}` } as const;
  const title = `${name} ${type} ${slug}`;
  return [
    { ...known, name: title, body: { json: JSON.stringify(payload) } },
    ...faultsOf(payload)
      .filter((fault) => !saysAnotherType(provider, fault))
      .map((fault): Case => {
        const expected = verdict(fault.payload) ? known.expected : 'invalid once';
        const name = `${title}: /${fault.path.join('/')} ${fault.kind}`;
        return { ...known, name, body: { json: JSON.stringify(fault.payload) }, expected };
      }),
  ];
}

/** A payload that says it is another event is not judged by the schema of this one. */
function saysAnotherType({ webhook }: Provider, { kind, path }: Fault): boolean {
  const isType = webhook.eventType.some((place) => place.in === 'payload' && place.path.join() === path.join());
  return isType && kind === 'with another text';
}

function headersOf(provider: string, event: string, example: string): Readonly<Record<string, string>> {
  const secret = 'whsec_aG9va2Jvb2stcnVudGltZXMtdGVzdC1zZWNyZXQ=';
  const wanted = { provider: provider as never, event: event as never, example, verbatim: true, secret };
  return createDelivery(wanted).headers;
}

/** The same request about an event that the contract does not know yet. */
function newEvents({ name, webhook }: Provider, { headers, body, ...known }: Case): readonly Case[] {
  const [place, another] = webhook.eventType;
  const [key] = place?.path ?? [];
  if (!place || another || key === undefined || place.path.length > 1 || !('json' in body)) return [];
  const type = 'hookbook.dreamed';
  const isHeader = place.in === 'header';
  return [
    {
      ...known,
      name: `${name}: an event that is new`,
      headers: isHeader ? { ...headers, [key]: type } : headers,
      body: isHeader ? body : { json: JSON.stringify({ ...JSON.parse(body.json), [key]: type }) },
      expected: `new ${type}`,
      strict: 'invalid unknown-event',
    },
  ];
}
