import type { Definition, Provider } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import type { DeclaredTypes } from './assignable.ts';
import { heritageOf } from './heritage.ts';
import { toTypeNode } from './toTypeNode.ts';
import { eventDoc } from './tsdoc/declarationDoc.ts';
import { schemaDoc } from './tsdoc/schemaDoc.ts';
import type { TypeNode } from './typeNode.ts';
import { UNKNOWN_EVENT_TYPE, unknownEventType } from './unknownEvent.ts';

/** An exported type of a provider's module. */
export interface Declaration {
  readonly name: string;
  readonly doc: string;
  /** The whole type of an alias, or the own members of an interface. */
  readonly type: TypeNode;
  /** The names of the types that an interface extends; absent for a type alias. */
  readonly bases?: readonly string[];
}

/** All types of a provider: its events and commands, as interfaces where possible, then its definitions, as aliases. */
export function declarationsOf(provider: Provider): readonly Declaration[] {
  const schemas = schemasByName(provider.definitions);
  const definitions = definitionDeclarations(provider.definitions);
  const declared: DeclaredTypes = new Map([
    ...definitions.map(({ name, type }) => [name, type] as const),
    [UNKNOWN_EVENT_TYPE, { kind: 'openString' }],
  ]);
  const events = provider.events.map((event) => ({
    name: event.typeName,
    doc: eventDoc(event, provider),
    type: toTypeNode(event.payload, schemas),
  }));
  const types = events.map(({ type }) => type);
  const unknown = {
    name: 'UnknownEvent',
    doc: UNKNOWN_EVENT_DOC,
    type: unknownEventType(provider.webhook, types, declared),
  };
  const commands = provider.commands.map((command) => ({
    name: command.typeName,
    doc: eventDoc(command, provider),
    type: toTypeNode(command.payload, schemas),
  }));
  const interfaces = [...events, unknown, ...commands].map((event) => ({
    ...event,
    ...heritageOf(event.type, declared),
  }));
  return [...interfaces, ...definitions, ...formerDeclarations(provider.definitions)];
}

/** The names that types had before, so that code which imports them compiles. */
function formerDeclarations(definitions: readonly Definition[]): readonly Declaration[] {
  return definitions.flatMap(({ name, formerNames = [] }) =>
    formerNames.map((former) => ({
      name: former,
      doc: `@deprecated Renamed to {@link ${name}}.`,
      type: { kind: 'reference' as const, name },
    })),
  );
}

/** The types of definitions, as aliases. */
export function definitionDeclarations(definitions: readonly Definition[]): readonly Declaration[] {
  const schemas = schemasByName(definitions);
  return definitions.map(({ name, schema }) => ({
    name,
    doc: schemaDoc(schema),
    type: toTypeNode(schema, schemas, name),
  }));
}

function schemasByName(definitions: readonly Definition[]): ReadonlyMap<string, Schema> {
  return new Map(definitions.map(({ name, schema }) => [name, schema]));
}

const UNKNOWN_EVENT_DOC = `An event with an event type that these types do not know, usually a newer one.

It declares the properties that all known events share, without a guarantee that they are present.`;
