import type { Event, Provider, Signature, Webhook } from '@hookbook/contract';
import {
  type DefinitionLookup,
  definitionName,
  requiredNames,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import { deliveryHeaders } from '../../model/deliveryHeaders.ts';

export interface HeaderParameter {
  readonly name: string;
  readonly in: 'header';
  readonly required?: true;
  readonly description?: string;
  readonly schema: Schema;
}

/** OpenAPI describes these elsewhere, and ignores parameters with their names. */
const DESCRIBED_ELSEWHERE = ['accept', 'content-type', 'authorization'];

/** The headers of an event: those of its schema, and those that every delivery of the provider has, each once. */
export function headerParameters(
  { headers = true }: Event,
  { webhook }: Provider,
  lookup: DefinitionLookup,
): readonly HeaderParameter[] {
  const declared = declaredHeaders(headers, lookup, []);
  const required = new Set([...requiredNames(headers, lookup)].map(lowerCase));
  const always = new Set(alwaysSent(webhook).map(lowerCase));
  const names = new Map<string, string>();
  for (const name of [...declared.keys(), ...deliveryHeaders(webhook).keys()])
    if (!names.has(lowerCase(name))) names.set(lowerCase(name), name);
  const elsewhere = [...DESCRIBED_ELSEWHERE, lowerCase(webhook.signature?.header ?? '')];
  return [...names]
    .filter(([key]) => !elsewhere.includes(key))
    .map(([key, name]) => {
      const schema = declared.get(name) ?? { type: 'string' };
      const description = typeof schema === 'object' ? schema.description : undefined;
      return {
        name,
        in: 'header',
        ...((required.has(key) || always.has(key)) && { required: true }),
        ...(description !== undefined && { description }),
        schema,
      };
    });
}

/** The headers without which an event could be neither told apart nor verified. */
function alwaysSent({ eventType, signature }: Webhook): readonly string[] {
  const places = eventType.flatMap((place) => (place.in === 'header' ? [place.path.join('.')] : []));
  const { timestamp, id, headers = {} }: Partial<Signature> = signature ?? {};
  return [...places, timestamp?.header ?? [], id?.header ?? [], Object.keys(headers)].flat();
}

function declaredHeaders(
  schema: Schema,
  lookup: DefinitionLookup,
  entered: readonly string[],
): ReadonlyMap<string, Schema> {
  if (typeof schema === 'boolean') return new Map();
  const { $ref, properties = {}, allOf = [] }: SchemaObject = schema;
  const name = $ref === undefined ? undefined : definitionName($ref);
  const referenced = name === undefined || entered.includes(name) ? [] : [lookup(name) ?? true];
  const steps = name === undefined ? entered : [...entered, name];
  const inside = [...referenced, ...allOf].flatMap((part) => [...declaredHeaders(part, lookup, steps)]);
  return new Map([...inside, ...Object.entries(properties)]);
}

function lowerCase(name: string): string {
  return name.toLowerCase();
}
