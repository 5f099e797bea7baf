import type { Definition, Provider, Webhook } from '@hookbook/contract';
import type { DefinitionMap, Schema } from '@hookbook/contract/schema';
import type { DeclaredTypes } from './assignable.ts';
import { heritageOf } from './heritage.ts';
import { toTypeNode } from './toTypeNode.ts';
import { schemaDoc } from './tsdoc/schemaDoc.ts';
import type { TypeNode } from './typeNode.ts';
import { referencesOf, UNKNOWN_EVENT_TYPE, unknownEventType } from './unknownEvent.ts';

/** An exported type of a provider's module. */
export interface Declaration {
  readonly name: string;
  readonly doc: string;
  /** The whole type of an alias, or the own members of an interface. */
  readonly type: TypeNode;
  /** The names of the types that an interface extends; absent for a type alias. */
  readonly bases?: readonly string[];
}

/** The definitions of a provider as schemas and as types, which are made when they are asked for. */
export interface DeclaredDefinitions {
  readonly schemas: DefinitionMap;
  readonly types: DeclaredTypes;
}

export function declaredDefinitions(definitions: readonly Definition[]): DeclaredDefinitions {
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const known = new Map<string, TypeNode>([[UNKNOWN_EVENT_TYPE, { kind: 'openString' }]]);
  const get = (name: string): TypeNode | undefined => {
    const schema = schemas.get(name);
    const type = known.get(name) ?? (schema === undefined ? undefined : toTypeNode(schema, schemas, name));
    if (type) known.set(name, type);
    return type;
  };
  return { schemas, types: { get } };
}

/** The type of a payload, as an interface where possible. */
export interface PayloadType extends Pick<Declaration, 'type' | 'bases'> {
  /** The names of the definitions that the payload is composed of. */
  readonly references: readonly string[];
}

/** It depends on no definitions except those that the payload uses. */
export function payloadType(payload: Schema, { schemas, types }: DeclaredDefinitions): PayloadType {
  const type = toTypeNode(payload, schemas);
  return { type, ...heritageOf(type, types), references: referencesOf(type) };
}

/** What all events have in common. `references` are those of each event. */
export function unknownDeclaration(
  webhook: Webhook,
  references: readonly (readonly string[])[],
  { types }: DeclaredDefinitions,
): Declaration {
  const type = unknownEventType(webhook, references, types);
  return { name: 'UnknownEvent', doc: UNKNOWN_EVENT_DOC, type, ...heritageOf(type, types) };
}

/** A definition, as an alias. */
export function definitionDeclaration({ name, schema }: Definition, { schemas }: DeclaredDefinitions): Declaration {
  return { name, doc: schemaDoc(schema), type: toTypeNode(schema, schemas, name) };
}

/** The names that types had before, so that code which imports them compiles. */
export function formerDeclarations({
  events,
  commands,
  definitions,
}: Pick<Provider, 'events' | 'commands' | 'definitions'>): readonly Declaration[] {
  return [
    ...[...events, ...commands].flatMap(({ typeName, formerNames = [] }) =>
      formerNames.map((former) => formerDeclaration(typeName, former.typeName)),
    ),
    ...definitions.flatMap(({ name, formerNames = [] }) =>
      formerNames.map((former) => formerDeclaration(name, former)),
    ),
  ];
}

function formerDeclaration(name: string, former: string): Declaration {
  return {
    name: former,
    doc: `@deprecated Renamed to {@link ${name}}.`,
    type: { kind: 'reference', name },
  };
}

const UNKNOWN_EVENT_DOC = `An event with an event type that these types do not know, usually a newer one.

It declares the properties that all known events share, without a guarantee that they are present.`;
