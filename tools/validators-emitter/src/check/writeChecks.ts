import {
  ANY,
  type DefinitionGraph,
  definitionRef,
  hasKeyword,
  reachable,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import { all, countUses, type Expression } from '../module/expression.ts';
import type { ModuleBuilder } from '../module/moduleBuilder.ts';
import type { ObjectEvent } from '../module/objectEvent.ts';
import { checkName, functionText, optionalCheckName } from './callee.ts';
import type { CheckContext, Draft, FunctionScope } from './checkContext.ts';
import { expressionOf } from './expressionOf.ts';

/** The checks of one provider, as its rules refer to them. */
export interface Checks {
  /** The name of the check of a definition, if calling it is faster than explaining the rules. */
  readonly ofDefinition: (name: string) => string | undefined;
  /** The same for a schema, which may belong to a cycle of definitions. */
  readonly ofSchema: (schema: Schema, cycle: string | undefined) => string | undefined;
  /** The schemas that only their rules can decide, with the names of the functions that return those rules. */
  readonly explainedOnly: ReadonlyMap<Schema, string>;
}

interface ProviderModule {
  readonly definitions: DefinitionGraph;
  readonly module: ModuleBuilder;
  /** All schemas of the provider. */
  readonly schemas: readonly Schema[];
}

/** Declares the check of every event, and of the definitions that these checks call. */
export function writeChecks(events: readonly ObjectEvent[], provider: ProviderModule): Checks {
  const writer = new CheckWriter(provider);
  for (const { typeName, payload } of events) writer.declare(typeName, payload);
  return writer;
}

/** In characters. A longer check is called and not repeated. */
const MAX_INLINE_LENGTH = 59;

class CheckWriter implements Checks {
  readonly explainedOnly = new Map<Schema, string>();
  private readonly provider: ProviderModule;
  private readonly drafts = new Map<Schema, Map<string | undefined, Draft>>();
  /** By definition: the check that replaces a call. Undefined while it is being written, and if it is called. */
  private readonly inline = new Map<string, Expression | undefined>();

  private readonly hasUnevaluated: boolean;

  constructor(provider: ProviderModule) {
    this.provider = provider;
    this.hasUnevaluated = provider.schemas.some(isUnevaluated);
  }

  declare(name: string, schema: Schema): void {
    const scope: FunctionScope = { cycle: undefined, depth: false };
    const check = functionText(expressionOf(schema, this.context(scope)), scope);
    this.provider.module.declare(checkName(name), check);
  }

  ofSchema(schema: Schema, cycle: string | undefined): string | undefined {
    return this.interpretsRules(schema) ? undefined : optionalCheckName(schema, this.context({ cycle, depth: false }));
  }

  ofDefinition(name: string): string | undefined {
    const schema = { $ref: definitionRef(name) };
    const isCalled = this.inlined(name) === undefined && !this.interpretsRules(schema);
    return isCalled ? checkName(name) : this.ofSchema(schema, undefined);
  }

  private context(scope: FunctionScope): CheckContext {
    return {
      ...this.provider,
      scope,
      types: ANY,
      drafts: this.drafts,
      expression: expressionOf,
      inlined: (definition) => this.inlined(definition),
      rulesFunction: (schema) => this.rulesFunction(schema),
    };
  }

  private inlined(name: string): Expression | undefined {
    const { definitions, module } = this.provider;
    if (this.inline.has(name)) return this.inline.get(name);
    this.inline.set(name, undefined);
    const cycle = definitions.cycleOf(name);
    const scope: FunctionScope = { cycle, depth: cycle !== undefined };
    const text = expressionOf(definitions.schema(name), this.context(scope));
    if (cycle === undefined && countUses(text) <= 1 && text.length <= MAX_INLINE_LENGTH) this.inline.set(name, text);
    else module.declare(checkName(name), functionText(this.withDepthLimit(text, scope), scope));
    return this.inline.get(name);
  }

  /** Stops recursion at a depth that no payload needs, before the stack overflows. */
  private withDepthLimit(text: Expression, { depth }: FunctionScope): Expression {
    return depth ? all([`d <= ${this.provider.module.use('MAX_DEPTH')}`, text]) : text;
  }

  private rulesFunction(schema: Schema): string {
    const name = this.explainedOnly.get(schema) ?? `explained_${this.explainedOnly.size + 1}`;
    this.explainedOnly.set(schema, name);
    return name;
  }

  /** Such a check must not be called while rules are explained: each level of a recursion would double the work. */
  private interpretsRules(schema: Schema): boolean {
    return this.hasUnevaluated && [...reachable(schema, this.provider.definitions.schema)].some(hasOwnUnevaluated);
  }
}

function isUnevaluated(schema: Schema): boolean {
  return hasKeyword(schema, 'unevaluatedProperties') || hasKeyword(schema, 'unevaluatedItems');
}

function hasOwnUnevaluated({ unevaluatedProperties, unevaluatedItems }: SchemaObject): boolean {
  return (unevaluatedProperties ?? unevaluatedItems) !== undefined;
}
