import type { DefinitionGraph, Schema, TypeSet } from '@hookbook/contract/schema';
import type { Expression } from '../module/expression.ts';
import type { ModuleBuilder } from '../module/moduleBuilder.ts';

/** What the families of keywords need to write their part of a check. */
export interface CheckContext {
  readonly definitions: DefinitionGraph;
  readonly module: ModuleBuilder;
  readonly scope: FunctionScope;
  /** The kinds of values that can still arrive here. */
  readonly types: TypeSet;
  /** The expression for a schema about the same value. */
  readonly expression: (schema: Schema, context: CheckContext) => Expression;
  /** The check of a definition where it is short enough to stand in place of a call. Sees to it that it is written, else. */
  readonly inlined: (definition: string) => Expression | undefined;
  /** The name of a constant with the rules of a schema, for what only a walk can decide. */
  readonly explainedOnly: (schema: Schema) => string;
}

/** The function that is being written. */
export interface FunctionScope {
  /** The cycle of definitions it belongs to, if any. */
  readonly cycle: string | undefined;
  /** Whether it must be told how deep the recursion is. */
  depth: boolean;
}
