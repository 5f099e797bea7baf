import type { Event, Provider, RuntimeExpression } from '@hookbook/contract';
import { isMapping, toPointer } from '@hookbook/contract/data';
import { createSource } from '@hookbook/payloads';
import type { Witness } from './change.ts';

/** A delivery of the new contract whose event type is not where the old one has it. Undefined if every old receiver finds it. */
export function eventTypeWitness(before: Provider, after: Provider): Witness | undefined {
  const types = new Set(before.events.map(({ type }) => type));
  for (const event of after.events) {
    const delivery = types.has(event.type) ? deliveryOf(event, after) : undefined;
    const issue = delivery && issueOf(before, delivery);
    if (issue !== undefined) return { value: delivery, issue };
  }
  return undefined;
}

interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

function deliveryOf({ payload, typeParts }: Event, { definitions, webhook }: Provider): Delivery | undefined {
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const source = createSource({ definitions: schemas, assertsFormats: webhook.formats !== 'annotation' });
  const body = source(payload, { seed: 1, size: 'minimal' });
  const headers = webhook.eventType.flatMap(({ in: place, path }, index) => {
    const part = typeParts[index];
    return place === 'header' && part !== undefined ? [[path[0] ?? '', part] as const] : [];
  });
  return body === undefined ? undefined : { headers: Object.fromEntries(headers), body };
}

function issueOf({ events, webhook }: Provider, delivery: Delivery): string | undefined {
  const found = webhook.eventType.map((expression) => valueAt(expression, delivery));
  const isKnown = events.some(({ typeParts }) => typeParts.every((part, index) => part === found[index]));
  if (isKnown) return undefined;
  const places = webhook.eventType.map(({ in: place, path }) => `$message.${place}#${toPointer(path)}`);
  const values = found.map((value) => (value === undefined ? 'nothing' : JSON.stringify(value)));
  return `the event type at ${places.join(' and ')}: received ${values.join(' and ')}, which is no event`;
}

function valueAt({ in: place, path }: RuntimeExpression, { headers, body }: Delivery): unknown {
  if (place === 'header') {
    const name = path[0]?.toLowerCase();
    return Object.entries(headers).find(([other]) => other.toLowerCase() === name)?.[1];
  }
  return path.reduce<unknown>(
    (value, step) => (isMapping(value) && Object.hasOwn(value, step) ? value[step] : undefined),
    body,
  );
}
