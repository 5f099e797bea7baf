import type { Provider, SchemaObject } from '@hookbook/codegen';
import { table } from '../table.ts';
import { hookbookParse } from './contenders/hookbook.ts';
import type { Sample } from './corpus/corpus.ts';
import { alternated } from './measure.ts';

const COUNTS = [10, 1000] as const;
/** As many payloads for each, so that the caches of the processor play no part. */
const SAMPLES = 10;

/** Whether finding out which event a payload is slows down with the number of events. */
export async function measureDispatch(): Promise<void> {
  const works = new Map<string, (() => unknown)[]>();
  for (const count of COUNTS) {
    const provider = providerWith(count);
    const prepared = await hookbookParse.prepare([provider]);
    const samples = Array.from({ length: SAMPLES }, (_, index) => sampleOf(Math.floor((index * count) / SAMPLES)));
    works.set(
      `${count} events`,
      samples.map((sample) => {
        const check = prepared?.check(sample);
        return () => check?.(sample.value);
      }),
    );
  }
  const rates = [...alternated(works)];
  const [, first = 0] = rates[0] ?? [];
  const rows = rates.map(([name, rate]) => [name, `${Math.round(rate / 1000)} k/s`, `${(rate / first).toFixed(2)} ×`]);
  console.log(`\n${table('finding the event among many (safeParseEvent)', rows)}`);
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

function providerWith(count: number): Provider {
  const source = { file: 'many.yaml', pointer: '' };
  return {
    name: 'many',
    slug: 'many',
    typeName: 'Many',
    title: 'Many',
    description: '',
    docs: [],
    tags: [],
    webhook: { eventType: [{ in: 'payload', path: ['type'], expression: '$message.payload#/type' }] },
    definitions: [],
    source,
    events: Array.from({ length: count }, (_, index) => ({
      type: typeOf(index),
      slug: typeOf(index),
      typeName: `Thing${index}CreatedEvent`,
      title: typeOf(index),
      summary: '',
      description: '',
      tags: [],
      docs: [],
      deprecated: false,
      typeParts: [typeOf(index)],
      payload: payloadOf(typeOf(index)),
      examples: [],
      source,
    })),
  };
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
