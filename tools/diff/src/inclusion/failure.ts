import type { SchemaObject } from '@hookbook/contract/schema';

/** Any item of a list, after those of a tuple. */
export const ITEM: unique symbol = Symbol('any item');
/** A member whose name no schema declares. */
export const OTHER_NAME: unique symbol = Symbol('another name');

/** A step to a part of a value: the name of a member, the index of an item of a tuple, or what stands for several. */
export type Segment = string | number | typeof ITEM | typeof OTHER_NAME;

/** Why a schema may accept a value that another one refuses: an obligation that was not shown. */
export interface Failure {
  /** The keyword of the other schema, which values may violate. */
  readonly keyword: keyof SchemaObject | 'false';
  /** The steps that lead to the value. */
  readonly path: readonly Segment[];
  /** What the value matches: schemas with the definitions of the accepting side. */
  readonly accepting: readonly SchemaObject[];
  /** What may refuse it: a schema with the definitions of the other side. */
  readonly refusing: SchemaObject;
  /** The name of a member, for keywords about names; a value that is refused, for those about values. */
  readonly name?: string;
  readonly values?: readonly unknown[];
  /** Of a union: why the value is not in the branch that is most like it. */
  readonly details?: readonly Failure[];
  /** Names for each `OTHER_NAME` of the path, where other names would be wrong. */
  readonly names?: readonly (string | undefined)[];
  /** Whether the value is a member that the accepting side does not declare. */
  readonly isUndeclared?: true;
  /** Whether the value is one of a variant of a union. */
  readonly isVariant?: true;
}
