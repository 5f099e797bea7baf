import type { SchemaObject } from '@hookbook/contract/schema';

/** Why a schema may accept a value that another one refuses: an obligation that was not shown. */
export interface Failure {
  /** The keyword of the other schema, which values may violate. */
  readonly keyword: keyof SchemaObject | 'false';
  /** The members that lead to the value. `[]` stands for any item, and `*` for a member of another name. */
  readonly path: readonly string[];
  /** What the value matches: schemas with the definitions of the accepting side. */
  readonly accepting: readonly SchemaObject[];
  /** What may refuse it: a schema with the definitions of the other side. */
  readonly refusing: SchemaObject;
  /** The name of a member, for keywords about names; a value that is refused, for those about values. */
  readonly name?: string;
  readonly values?: readonly unknown[];
  /** Of a union: why the value is not in the branch that is most like it. */
  readonly details?: readonly Failure[];
  /** Names for each `*` of the path, where other names would be wrong. */
  readonly names?: readonly (string | undefined)[];
  /** Whether the value is a member that the accepting side does not declare. */
  readonly isUndeclared?: true;
  /** Whether the value is one of a variant of a union. */
  readonly isVariant?: true;
}

export const ITEM = '[]';
export const OTHER_NAME = '*';
