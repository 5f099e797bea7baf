import type { Example, Since } from '@hookbook/contract';
import { inAlphabeticalOrder } from '@hookbook/contract/data';
import type { DefinitionLookup, Schema } from '@hookbook/contract/schema';
import type { DefinitionCollector } from '../schema/collectDefinitions.ts';
import { inSchemaOrder } from '../schema/memberOrder.ts';
import type { EventWithSource } from './event.ts';

/** Gives events their final form: only when all are read is it known what the shapes that they share are called. */
export function finaliseEvents(
  placed: readonly EventWithSource[],
  definitions: DefinitionCollector,
): EventWithSource[] {
  const schemas = new Map(definitions.list().map(({ name, schema }) => [name, schema]));
  return placed.map((each) => finaliseEvent(each, definitions, (name) => schemas.get(name)));
}

function finaliseEvent(
  { event, ...placed }: EventWithSource,
  definitions: DefinitionCollector,
  lookup: DefinitionLookup,
): EventWithSource {
  const payload = definitions.finalise(event.payload);
  const headers = event.headers === undefined ? undefined : definitions.finalise(event.headers);
  const { since, examples } = event;
  return {
    ...placed,
    event: {
      ...event,
      ...(since && { since: inAlphabeticalOrder<Since>(since) }),
      payload,
      ...(headers !== undefined && { headers }),
      examples: examples.map((each) => finaliseExample(each, { payload, headers: headers ?? true, lookup })),
    },
  };
}

interface Order {
  readonly payload: Schema;
  readonly headers: Schema;
  readonly lookup: DefinitionLookup;
}

function finaliseExample({ payload, headers, ...example }: Example, order: Order): Example {
  return {
    ...example,
    payload: inSchemaOrder(payload, [order.payload], order.lookup),
    ...(headers && { headers: inSchemaOrder(headers, [order.headers], order.lookup) as Example['headers'] & object }),
  };
}
