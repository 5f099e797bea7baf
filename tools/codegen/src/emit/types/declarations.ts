import type { Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import type { Declared } from './assignable.ts';
import { heritageOf } from './heritage.ts';
import { typeOf } from './toType.ts';
import { eventDoc } from './tsdoc/declarationDoc.ts';
import { schemaDoc } from './tsdoc/schemaDoc.ts';
import type { TypeNode } from './typeNode.ts';
import { UNKNOWN_EVENT_TYPE, unknownEventType } from './unknownEvent.ts';

/** One exported type of a provider's module. */
export interface Declaration {
  readonly name: string;
  readonly doc: string;
  /** What is printed: the whole type of an alias, the own members of an interface. */
  readonly type: TypeNode;
  /** What an interface extends; absent for a type alias. */
  readonly bases?: readonly string[];
}

/** Everything that a provider's module declares: its events, as interfaces where they can be, and what they are made of. */
export function declarationsOf(provider: Provider): readonly Declaration[] {
  const definitions = new Map<string, Schema>(provider.definitions.map(({ name, schema }) => [name, schema]));
  const shapes = provider.definitions.map(({ name, schema }) => ({
    name,
    doc: schemaDoc(schema),
    type: typeOf(schema, definitions, name),
  }));
  const declared: Declared = new Map([
    ...shapes.map(({ name, type }) => [name, type] as const),
    [UNKNOWN_EVENT_TYPE, { kind: 'openString' }],
  ]);
  const events = provider.events.map((event) => ({
    name: event.typeName,
    doc: eventDoc(event, provider),
    type: typeOf(event.payload, definitions),
  }));
  const types = events.map(({ type }) => type);
  const unknown = {
    name: 'UnknownEvent',
    doc: UNKNOWN_EVENT_DOC,
    type: unknownEventType(provider.webhook, types, declared),
  };
  return [...[...events, unknown].map((event) => ({ ...event, ...heritageOf(event.type, declared) })), ...shapes];
}

const UNKNOWN_EVENT_DOC = `An event of a type that these types do not know, most likely a newer one.

Its members are those that all known events share. Nothing has checked that they are there.`;
