import type { DefinitionGraph, Schema, SchemaObject, TypeSet } from '@hookbook/contract/schema';
import type { Expression } from '../module/expression.ts';
import type { Requests } from '../module/requests.ts';

/** The state that each family of keywords needs to write its conditions. */
export interface CheckContext {
  readonly definitions: DefinitionGraph;
  readonly module: Requests;
  readonly scope: FunctionScope;
  /** The types that the value can still have here. */
  readonly types: TypeSet;
  /** The check of a schema for the same value, as an expression. */
  readonly expression: (schema: Schema, context: CheckContext) => Expression;
  /** The checks that are not yet part of a function, by schema and cycle: the rules ask for them again. */
  readonly drafts: Map<Schema, Map<string | undefined, Draft>>;
  /** The check of a definition, if it is short enough to replace a call. Otherwise requests a function for it. */
  readonly inlined: (definition: string) => Expression | undefined;
  /** The name of a function that returns the rules of a schema, for a check that has to interpret them. */
  readonly rulesFunction: (schema: SchemaObject) => string;
}

/** A check that is not yet part of a function. */
export interface Draft {
  readonly text: Expression;
  readonly scope: FunctionScope;
}

/** The function that is being written. */
export interface FunctionScope {
  /** The cycle of definitions that it belongs to, if any. */
  readonly cycle: string | undefined;
  /** Whether it needs the depth of the recursion as a parameter. */
  depth: boolean;
}
