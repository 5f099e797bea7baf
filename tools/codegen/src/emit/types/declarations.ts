import type { Provider } from '../../contract.ts';
import type { Schema } from '../../schema.ts';
import type { Declared } from './assignable.ts';
import { eventDoc } from './declarationDoc.ts';
import { type Heritage, heritageOf } from './heritage.ts';
import { schemaDoc } from './schemaDoc.ts';
import { typeOf } from './toType.ts';
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

/** Everything that a provider's module declares, events first. Events are interfaces where they can be. */
export interface Declarations {
  readonly events: readonly Declaration[];
  readonly unknownEvent: Declaration;
  readonly shapes: readonly Declaration[];
}

export function declarationsOf(provider: Provider): Declarations {
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
  const types = provider.events.map((event) => typeOf(event.payload, definitions));
  const events = provider.events.map((event, index) => ({
    name: event.typeName,
    doc: eventDoc(event, provider),
    ...heritageParts(types[index] ?? { kind: 'unknown' }, declared),
  }));
  return { events, unknownEvent: unknownEvent(provider, types, declared), shapes };
}

function unknownEvent({ webhook }: Provider, types: readonly TypeNode[], declared: Declared): Declaration {
  return {
    name: 'UnknownEvent',
    doc: UNKNOWN_EVENT_DOC,
    ...heritageParts(unknownEventType(webhook, types, declared), declared),
  };
}

const UNKNOWN_EVENT_DOC = `An event of a type that these types do not know, most likely a newer one.

Its members are those that all known events share. Nothing has checked that they are there.`;

function heritageParts(type: TypeNode, declared: Declared): Pick<Declaration, 'type' | 'bases'> {
  const heritage: Heritage | undefined = heritageOf(type, declared);
  return heritage ? { type: heritage.own, bases: heritage.bases } : { type };
}
