import { ANY, type DefinitionGraph, definitionRef, reachable, type Schema } from '@hookbook/contract/schema';
import { all, countUses, type Expression } from '../module/expression.ts';
import type { ModuleBuilder } from '../module/moduleBuilder.ts';
import type { ObjectEvent } from '../module/objectEvent.ts';
import { checkName, functionText, optionalCheck } from './callee.ts';
import type { CheckContext, FunctionScope } from './context.ts';
import { expressionOf } from './expressionOf.ts';

/** The checks of one provider, for its rules. */
export interface Checks {
  /** The check of a definition, if calling it is faster than explaining its rules. */
  readonly ofDefinition: (name: string) => string | undefined;
  /** A check for a schema inside a cycle of definitions or outside, if calling it is faster than explaining its rules. */
  readonly ofSchema: (schema: Schema, cycle: string | undefined) => string | undefined;
  /** Schemas that only their rules can decide, with the names of the constants for those rules. */
  readonly explainedOnly: ReadonlyMap<Schema, string>;
}

interface ProviderModule {
  readonly definitions: DefinitionGraph;
  readonly module: ModuleBuilder;
}

/** Writes the check of each event, and of the definitions that they need. */
export function writeChecks(events: readonly ObjectEvent[], provider: ProviderModule): Checks {
  const writer = new CheckWriter(provider);
  for (const { typeName, payload } of events) writer.declare(typeName, payload);
  return writer;
}

/** A check of a few tokens is not worth a call. */
const INLINE_LIMIT = 60;

class CheckWriter implements Checks {
  readonly explainedOnly = new Map<Schema, string>();
  private readonly provider: ProviderModule;
  /** By definition: the check to write in place of a call; undefined while it is unknown, and where a call is better. */
  private readonly inline = new Map<string, Expression | undefined>();

  constructor(provider: ProviderModule) {
    this.provider = provider;
  }

  declare(name: string, schema: Schema): void {
    const scope: FunctionScope = { cycle: undefined, depth: false };
    const check = functionText(expressionOf(schema, this.context(scope)), scope);
    this.provider.module.declare(checkName(name), check);
  }

  ofSchema(schema: Schema, cycle: string | undefined): string | undefined {
    return this.needsRules(schema) ? undefined : optionalCheck(schema, this.context({ cycle, depth: false }));
  }

  ofDefinition(name: string): string | undefined {
    const schema = { $ref: definitionRef(name) };
    const isCalled = this.inlined(name) === undefined && !this.needsRules(schema);
    return isCalled ? checkName(name) : this.ofSchema(schema, undefined);
  }

  private context(scope: FunctionScope): CheckContext {
    return {
      ...this.provider,
      scope,
      types: ANY,
      expression: expressionOf,
      inlined: (definition) => this.inlined(definition),
      explainedOnly: (schema) => this.rulesName(schema),
    };
  }

  private inlined(name: string): Expression | undefined {
    const { definitions, module } = this.provider;
    if (this.inline.has(name)) return this.inline.get(name);
    this.inline.set(name, undefined);
    const cycle = definitions.cycleOf(name);
    const scope: FunctionScope = { cycle, depth: cycle !== undefined };
    const text = expressionOf(definitions.schema(name), this.context(scope));
    if (cycle === undefined && countUses(text) <= 1 && text.length < INLINE_LIMIT) this.inline.set(name, text);
    else module.declare(checkName(name), functionText(this.bounded(text, scope), scope));
    return this.inline.get(name);
  }

  /** Recursion ends at a depth that no payload needs, before the stack overflows. */
  private bounded(text: Expression, { depth }: FunctionScope): Expression {
    return depth ? all([`d <= ${this.provider.module.use('MAX_DEPTH')}`, text]) : text;
  }

  private rulesName(schema: Schema): string {
    const name = this.explainedOnly.get(schema) ?? `explained_${this.explainedOnly.size + 1}`;
    this.explainedOnly.set(schema, name);
    return name;
  }

  /** A check that explains rules must not be called while explaining: each level of a recursion would double the work. */
  private needsRules(schema: Schema): boolean {
    const schemas = [...reachable(schema, this.provider.definitions.schema)];
    return schemas.some(
      ({ unevaluatedProperties, unevaluatedItems }) => (unevaluatedProperties ?? unevaluatedItems) !== undefined,
    );
  }
}
