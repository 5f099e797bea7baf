import { catalogue, createDelivery } from '@hookbook/mock-server';
import { ajvVerdicts, type Verdict } from './ajvVerdicts.ts';
import type { Case } from './case.ts';
import { type Fault, faultsOf } from './faults.ts';
import { wireCases } from './wireCases.ts';

type Provider = (typeof catalogue)[number];
type ProviderEvent = Provider['events'][number];
type Example = ProviderEvent['examples'][number];

const SECRET = 'whsec_aG9va2Jvb2stcnVudGltZXMtdGVzdC1zZWNyZXQ=';

/** Every example of the contract, as delivered and with faults. For one example per provider, also variants of its text. */
export async function contractCases(): Promise<readonly Case[]> {
  const cases = await Promise.all(catalogue.map(providerCases));
  return cases.flat();
}

async function providerCases(provider: Provider): Promise<readonly Case[]> {
  const verdicts = await ajvVerdicts(provider.name);
  const cases = provider.events.flatMap((event) =>
    event.examples.flatMap((example) => exampleCases(provider, event, example, verdicts.get(event.type))),
  );
  const [first] = cases;
  return first ? [...cases, ...wireCases(first), ...unknownEventCases(provider, first)] : [];
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
      .filter((fault) => !changesEventType(provider, fault))
      .map((fault): Case => {
        const expected = verdict(fault.payload) ? known.expected : 'invalid once';
        const name = `${title}: /${fault.path.join('/')} ${fault.kind}`;
        return { ...known, name, body: { json: JSON.stringify(fault.payload) }, expected };
      }),
  ];
}

/** With another event type, the schema of this event does not apply. */
function changesEventType({ webhook }: Provider, { kind, path }: Fault): boolean {
  const isType = webhook.eventType.some(
    (expression) => expression.in === 'payload' && expression.path.join() === path.join(),
  );
  return isType && kind === 'with another text';
}

function headersOf(provider: string, event: string, example: string): Readonly<Record<string, string>> {
  const options = { provider: provider as never, event: event as never, example, verbatim: true, secret: SECRET };
  return createDelivery(options).headers;
}

/** The same request for an event that the contract does not contain. */
function unknownEventCases({ name, webhook }: Provider, { headers, body, ...known }: Case): readonly Case[] {
  const [expression, another] = webhook.eventType;
  const [key] = expression?.path ?? [];
  if (!expression || another || key === undefined || expression.path.length > 1 || !('json' in body)) return [];
  const type = 'hookbook.dreamed';
  const isHeader = expression.in === 'header';
  return [
    {
      ...known,
      name: `${name}: an unknown event`,
      headers: isHeader ? { ...headers, [key]: type } : headers,
      body: isHeader ? body : { json: JSON.stringify({ ...JSON.parse(body.json), [key]: type }) },
      expected: `unknown ${type}`,
      strict: 'invalid unknown-event',
    },
  ];
}
