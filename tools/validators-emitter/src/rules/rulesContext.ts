import type { DefinitionGraph, Schema } from '@hookbook/contract/schema';
import type { ConstantPool } from '../module/constantPool.ts';
import type { ModuleBuilder } from '../module/moduleBuilder.ts';

/** The state that writing the rules of a schema needs. */
export interface RulesContext {
  readonly module: ModuleBuilder;
  readonly pool: ConstantPool;
  readonly definitions: DefinitionGraph;
  /** The cycle of definitions that the rules belong to, if any. */
  readonly cycle: string | undefined;
  /** Whether the provider uses `unevaluatedProperties`, for which `additionalProperties: true` makes a difference. */
  readonly hasUnevaluated: boolean;
  /** The name of the check of a schema, if calling it is faster than explaining the rules. */
  readonly check: (schema: Schema) => string | undefined;
  /** The placeholder of the function that returns the rules of a definition. */
  readonly definition: (name: string) => string;
  /** The rules of a schema for the same value. */
  readonly rules: (schema: Schema) => string;
  /** The rules of a schema for a member or an item. */
  readonly childRules: (schema: Schema) => string;
}
