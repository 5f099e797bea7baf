import type { Definition, Event, Provider, TextCache } from '@hookbook/contract';
import { stronglyConnected } from '@hookbook/contract/graph';
import { definitionName, hasKeyword, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import type { EventSource, ProviderTraits } from './module/surroundings.ts';
import { remembered } from './remembered.ts';

/** A value with a key that identifies it and everything that the code made of it depends on. */
export interface Keyed<Value> {
  readonly value: Value;
  readonly key: string;
}

/** What the validator of an event is made from. */
export type ValidatedEvent = Pick<
  Event,
  'type' | 'typeName' | 'guardName' | 'validatorName' | 'title' | 'summary' | 'docs' | 'deprecated' | 'payload'
>;

export interface EventInputs extends Keyed<ValidatedEvent> {
  /** What its code is made from: fewer words, which change most often. */
  readonly source: Keyed<EventSource>;
}

/** What the modules of a provider are made from. */
export interface ProviderInputs {
  readonly traits: ProviderTraits;
  readonly events: readonly EventInputs[];
  readonly definitions: ReadonlyMap<string, Keyed<Definition>>;
}

/** Facts about a schema, without following its references. */
interface SchemaFacts {
  /** The definitions that its members name in whatever way. */
  readonly definitions: readonly string[];
  readonly hasUnevaluatedProperties: boolean;
  readonly hasUnevaluatedItems: boolean;
}

interface Described<Value> extends Keyed<Value> {
  readonly facts: SchemaFacts;
}

export function providerInputs({ events, definitions, webhook }: Provider, cache: TextCache): ProviderInputs {
  const sources = events.map((event) => described(eventSource(event), event.payload, cache));
  const describedDefinitions = definitions.map((definition) => described(definition, definition.schema, cache));
  const facts = [...sources, ...describedDefinitions].map((item) => item.facts);
  const traits: ProviderTraits = {
    ...(webhook.formats && { formats: webhook.formats }),
    hasUnevaluatedProperties: facts.some(({ hasUnevaluatedProperties }) => hasUnevaluatedProperties),
    hasUnevaluatedItems: facts.some(({ hasUnevaluatedItems }) => hasUnevaluatedItems),
  };
  const keyOf = definitionKeys(describedDefinitions, cache);
  const keyed = <Value>({ value, key, facts: { definitions: used } }: Described<Value>): Keyed<Value> => ({
    value,
    key: cache.key(key, traits, ...used.map((name) => [name, keyOf(name)])),
  });
  return {
    traits,
    events: events.map((event, index) => eventInputs(event, keyed(sources[index] as Described<EventSource>), cache)),
    definitions: new Map(describedDefinitions.map((definition) => [definition.value.name, keyed(definition)])),
  };
}

function eventSource({ payload, source, docs }: Event): EventSource {
  return { payload, source, docs: docs.slice(0, 1) };
}

function eventInputs(event: Event, source: Keyed<EventSource>, cache: TextCache): EventInputs {
  const { type, typeName, guardName, validatorName, title, summary, docs, deprecated, payload } = event;
  const words = { type, typeName, guardName, validatorName, title, summary, docs, deprecated };
  return { value: { ...words, payload }, key: cache.key(words, source.key), source };
}

function described<Value>(value: Value, schema: Schema, cache: TextCache): Described<Value> {
  const key = cache.key(value);
  return { value, key, facts: remembered(`facts ${key}`, () => factsOf(schema), cache) };
}

/** The texts in JSON that could refer to a definition. */
const REFERENCES = /"#\/\$defs\/(?:[^"\\]|\\.)*"/g;

function factsOf(schema: Schema): SchemaFacts {
  const text = JSON.stringify(schema);
  // In any place, because more than `$ref` refers to definitions. A name too many is harmless.
  const names = (text.match(REFERENCES) ?? []).map((reference) => definitionName(JSON.parse(reference)));
  // Most schemas do not even contain the text.
  const has = (keyword: keyof SchemaObject) => text.includes(`"${keyword}"`) && hasKeyword(schema, keyword);
  return {
    definitions: [...new Set(names)].sort(),
    hasUnevaluatedProperties: has('unevaluatedProperties'),
    hasUnevaluatedItems: has('unevaluatedItems'),
  };
}

/** Identifies each definition with everything that it refers to, directly or through others. */
function definitionKeys(
  definitions: readonly Described<Definition>[],
  cache: TextCache,
): (name: string) => string | undefined {
  const byName = new Map(definitions.map((definition) => [definition.value.name, definition]));
  const next = (name: string) => (byName.get(name)?.facts.definitions ?? []).filter((other) => byName.has(other));
  const cycles = new Map<string, Set<string>>();
  for (const [name, representative] of stronglyConnected(byName.keys(), next))
    cycles.set(representative, (cycles.get(representative) ?? new Set()).add(name));
  const keys = new Map<string, string>();
  // Those that a definition refers to come before it.
  for (const members of cycles.values()) {
    const others = new Set([...members].flatMap(next).filter((name) => !members.has(name)));
    const own = [...members].sort().map((name) => [name, byName.get(name)?.key]);
    const key = cache.key(own, ...[...others].sort().map((name) => [name, keys.get(name)]));
    for (const name of members) keys.set(name, key);
  }
  return (name) => keys.get(name);
}
