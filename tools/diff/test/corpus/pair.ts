import type { Schema, SchemaObject } from '@hookbook/contract/schema';

/** The name of the rule, or the names that are all right. `*` where the table of rules has no name for the change. */
export type Label = string | readonly string[];

/** A narrower and a wider schema, with the rule of widening and that of narrowing. */
export type Pair = readonly [name: string, narrow: Schema, wide: Schema, widened: Label, narrowed: Label];

/** Two schemas, each of which allows what the other one refuses, with the rules of both directions. */
export type Changed = readonly [name: string, one: Schema, other: Schema, there: Label, back: Label];

/** Two schemas that allow the same values. */
export type Equal = readonly [name: string, one: Schema, other: Schema];

/** Two schemas that allow the same values and differ for the reader, with the rules of both directions. */
export type Reported = readonly [name: string, one: Schema, other: Schema, there: Label, back: Label];

export interface Group {
  readonly pairs: readonly Pair[];
  readonly changed?: readonly Changed[];
  readonly equals: readonly Equal[];
  readonly reported?: readonly Reported[];
}

export const text: SchemaObject = { type: 'string' };
export const integer: SchemaObject = { type: 'integer' };
export const number: SchemaObject = { type: 'number' };
export const boolean: SchemaObject = { type: 'boolean' };
export const nothing: SchemaObject = { type: 'null' };
export const CLOSED = { additionalProperties: false } as const;

export function object(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
  more: Partial<SchemaObject> = {},
): SchemaObject {
  return { type: 'object', properties, required, ...more };
}

export function array(items: Schema, more: Partial<SchemaObject> = {}): SchemaObject {
  return { type: 'array', items, ...more };
}

export function map(values: Schema): SchemaObject {
  return { type: 'object', additionalProperties: values };
}

/** A variant of a union, known by its `kind`. */
export function tagged(tag: string, more: Readonly<Record<string, Schema>> = {}): SchemaObject {
  return object({ kind: { const: tag }, ...more }, ['kind', ...Object.keys(more)]);
}

/** A schema far inside. */
export function deep(schema: Schema, levels = 8): Schema {
  return levels === 0 ? schema : object({ down: deep(schema, levels - 1) }, ['down']);
}
