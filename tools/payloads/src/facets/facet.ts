import type { Schema, SchemaObject, TypeSet } from '@hookbook/contract/schema';

/** The schemas inside a schema that apply to the same value. `unevaluated…` concerns only what they leave. */
export type Group = object;

/** One schema of the conjunction that a value has to satisfy, without keywords that apply further schemas to the value. */
export interface Facet {
  readonly schema: SchemaObject;
  /** The groups that the schema belongs to. None if it comes from a negation, which says nothing about members. */
  readonly groups: readonly Group[];
  /** The group inside this schema, if it has `unevaluatedProperties` or `unevaluatedItems`. */
  readonly inner?: Group;
}

/** A schema to split into facets. */
export interface Pending {
  readonly schema: Schema;
  readonly groups: readonly Group[];
  /** The definitions that lead to the schema, all for the same value. */
  readonly path: readonly string[];
}

/** Ways to satisfy a schema: all schemas of at least one list must be satisfied. Computed when needed. */
export type Choice = () => Iterable<readonly Pending[]>;

/** What a value has to satisfy after some choices. */
export interface Branch {
  readonly facets: readonly Facet[];
  readonly pending: readonly Pending[];
  readonly choices: readonly Choice[];
  readonly types: TypeSet;
  /** The definitions among the schemas. */
  readonly definitions: ReadonlySet<string>;
}

/** The groups of whole schemas: strict mode asks of each of them which members it knows. */
export interface Conjunction {
  readonly schemas: readonly Schema[];
  readonly roots: readonly Group[];
}

export function conjunctionOf(schemas: readonly Schema[]): Conjunction {
  return { schemas, roots: schemas.map(() => ({})) };
}
