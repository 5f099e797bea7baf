import type { Example, Since } from '@hookbook/contract';
import { inAlphabeticalOrder } from '@hookbook/contract/data';
import type { DefinitionLookup, Schema } from '@hookbook/contract/schema';
import type { PlacedEvent } from './event.ts';
import type { Definitions } from './schema/collectDefinitions.ts';
import { inSchemaOrder } from './schema/memberOrder.ts';

/** Gives events their final form: only when all are read is it known what the shapes that they share are called. */
export function settleEvents(placed: readonly PlacedEvent[], definitions: Definitions): PlacedEvent[] {
  const schemas = new Map(definitions.list().map(({ name, schema }) => [name, schema]));
  return placed.map((each) => settleEvent(each, definitions, (name) => schemas.get(name)));
}

function settleEvent(
  { event, ...placed }: PlacedEvent,
  definitions: Definitions,
  lookup: DefinitionLookup,
): PlacedEvent {
  const payload = definitions.settled(event.payload);
  const headers = event.headers === undefined ? undefined : definitions.settled(event.headers);
  const { since, examples } = event;
  return {
    ...placed,
    event: {
      ...event,
      ...(since && { since: inAlphabeticalOrder<Since>(since) }),
      payload,
      ...(headers !== undefined && { headers }),
      examples: examples.map((each) => settleExample(each, { payload, headers: headers ?? true, lookup })),
    },
  };
}

interface Order {
  readonly payload: Schema;
  readonly headers: Schema;
  readonly lookup: DefinitionLookup;
}

function settleExample({ payload, headers, ...example }: Example, order: Order): Example {
  return {
    ...example,
    payload: inSchemaOrder(payload, [order.payload], order.lookup),
    ...(headers && { headers: inSchemaOrder(headers, [order.headers], order.lookup) as Example['headers'] & object }),
  };
}
