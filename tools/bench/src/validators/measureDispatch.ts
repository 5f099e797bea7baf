import type { Provider } from '@hookbook/contract';
import type { SchemaObject } from '@hookbook/contract/schema';
import { event, provider } from '@hookbook/testkit/contracts';
import { formatTable } from '@hookbook/testkit/formatTable';
import { hookbookParse } from './libraries/hookbook.ts';
import type { Sample } from './libraries/sample.ts';
import { measureRates, type Workload } from './measureRates.ts';

const EVENT_COUNTS = [10, 1000] as const;
/** The same number for each provider, so that the caches of the processor have no influence. */
const SAMPLES = 10;

/** Measures whether finding the event of a payload slows down with the number of events. */
export async function measureDispatch(): Promise<void> {
  const workloads = new Map<string, Workload>();
  for (const count of EVENT_COUNTS) {
    const prepared = await hookbookParse.prepare([providerWith(count)]);
    const samples = Array.from({ length: SAMPLES }, (_, index) => sampleOf(Math.floor((index * count) / SAMPLES)));
    const workload = samples.map((sample) => {
      const check = prepared?.check(sample);
      return () => check?.(sample.value);
    });
    workloads.set(`${count} events`, workload);
  }
  const rates = [...measureRates(workloads)];
  const [, baseline = 0] = rates[0] ?? [];
  const rows = rates.map(([name, rate]) => [
    name,
    `${Math.round(rate / 1000)} k/s`,
    `${(rate / baseline).toFixed(2)} ×`,
  ]);
  const title = 'finding the event among many (safeParseEvent)';
  console.log(`\n${formatTable(rows, { title, alignment: 'right' })}`);
}

function typeOf(index: number): string {
  return `thing${index}.created`;
}

function sampleOf(index: number): Sample {
  const value = JSON.parse(
    JSON.stringify({ type: typeOf(index), id: `id-${index}`, data: { amount: index, currency: 'EUR' } }),
  );
  return { provider: 'many', type: typeOf(index), value, headers: {} };
}

function providerWith(eventCount: number): Provider {
  return provider({
    name: 'many',
    events: Array.from({ length: eventCount }, (_, index) =>
      event({ type: typeOf(index), payload: payloadOf(typeOf(index)) }),
    ),
  });
}

function payloadOf(type: string): SchemaObject {
  const data: SchemaObject = {
    type: 'object',
    required: ['amount', 'currency'],
    properties: { amount: { type: 'number' }, currency: { type: 'string', minLength: 3, maxLength: 3 } },
  };
  return {
    type: 'object',
    required: ['type', 'id', 'data'],
    properties: { type: { const: type }, id: { type: 'string' }, data },
  };
}
