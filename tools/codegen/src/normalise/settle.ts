import type { Example, Since } from '../contract.ts';
import type { Schema } from '../schema.ts';
import type { PlacedEvent } from './event.ts';
import type { Definitions } from './schema/definitions.ts';
import { inAlphabeticalOrder, inSchemaOrder, type Resolve } from './schema/memberOrder.ts';

/** Gives events their final form: only when all are read is it known what the shapes that they share are called. */
export function settleEvents(placed: readonly PlacedEvent[], definitions: Definitions): PlacedEvent[] {
  const schemas = new Map(definitions.list().map(({ name, schema }) => [`#/$defs/${name}`, schema]));
  return placed.map((each) => settleEvent(each, definitions, ($ref) => schemas.get($ref)));
}

function settleEvent({ event, ...placed }: PlacedEvent, definitions: Definitions, resolve: Resolve): PlacedEvent {
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
      examples: examples.map((each) => settleExample(each, { payload, headers: headers ?? true, resolve })),
    },
  };
}

interface Order {
  readonly payload: Schema;
  readonly headers: Schema;
  readonly resolve: Resolve;
}

function settleExample({ payload, headers, ...example }: Example, order: Order): Example {
  return {
    ...example,
    payload: inSchemaOrder(payload, [order.payload], order.resolve),
    ...(headers && { headers: inSchemaOrder(headers, [order.headers], order.resolve) as Example['headers'] & object }),
  };
}
