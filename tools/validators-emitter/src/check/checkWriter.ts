import {
  ANY,
  type DefinitionGraph,
  definitionRef,
  reachable,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import { jsonLiteral } from '@hookbook/contract/text';
import { all, countUses, type Expression } from '../module/expression.ts';
import type { Requests } from '../module/requests.ts';
import type { Surroundings } from '../module/surroundings.ts';
import { checkName, functionText, optionalCheckName } from './callee.ts';
import type { CheckContext, Draft, FunctionScope } from './checkContext.ts';
import { expressionOf } from './expressionOf.ts';

/** In characters, where each name has a number of one digit. A longer check is called and not repeated. */
const MAX_INLINE_LENGTH = 59;

interface CheckWriterContext extends Surroundings {
  readonly module: Requests;
  /** Receives the schemas that only their rules can decide, by literal. */
  readonly explained: Map<string, SchemaObject>;
}

/** Writes the checks of one event or definition, as its rules refer to them. */
export class CheckWriter {
  private readonly context: CheckWriterContext;
  private readonly definitions: DefinitionGraph;
  private readonly drafts = new Map<Schema, Map<string | undefined, Draft>>();
  /** By definition: the check that replaces a call. Undefined if it is called. */
  private readonly inline = new Map<string, Expression | undefined>();

  constructor(context: CheckWriterContext) {
    this.context = context;
    this.definitions = context.definitions;
  }

  /** The function that checks an event. */
  event(payload: Schema): string {
    const scope: FunctionScope = { cycle: undefined, depth: false };
    return functionText(expressionOf(payload, this.contextOf(scope)), scope);
  }

  /** The function that checks a definition, and its check if that replaces calls. */
  definition(name: string, schema: Schema): { readonly text: string; readonly inline: Expression | undefined } {
    const cycle = this.definitions.cycleOf(name);
    const scope: FunctionScope = { cycle, depth: cycle !== undefined };
    const check = expressionOf(schema, this.contextOf(scope));
    const isShort = countUses(check) <= 1 && this.context.module.writtenLength(check) <= MAX_INLINE_LENGTH;
    const inline = cycle === undefined && isShort ? check : undefined;
    this.inline.set(name, inline);
    return inline === undefined
      ? { inline, text: functionText(this.withDepthLimit(check, scope), scope) }
      : { inline, text: '' };
  }

  /** The name of the check of a schema, if calling it is faster than explaining the rules. It may belong to a cycle. */
  ofSchema(schema: Schema, cycle: string | undefined): string | undefined {
    if (this.interpretsRules(schema)) return undefined;
    return optionalCheckName(schema, this.contextOf({ cycle, depth: false }));
  }

  /** The same for a definition. */
  ofDefinition(name: string): string | undefined {
    const schema = { $ref: definitionRef(name) };
    const isCalled = this.inlined(name) === undefined && !this.interpretsRules(schema);
    return isCalled ? checkName(name) : this.ofSchema(schema, undefined);
  }

  private contextOf(scope: FunctionScope): CheckContext {
    return {
      definitions: this.definitions,
      module: this.context.module,
      scope,
      types: ANY,
      drafts: this.drafts,
      expression: expressionOf,
      inlined: (definition) => this.inlined(definition),
      rulesFunction: (schema) => this.rulesFunction(schema),
    };
  }

  private inlined(name: string): Expression | undefined {
    const { module, inlineCheck } = this.context;
    module.checkOf(name);
    if (this.inline.has(name)) return this.inline.get(name);
    const check = this.definitions.cycleOf(name) === undefined ? inlineCheck(name) : undefined;
    const text = check && module.adopt(check.text, check.requests);
    this.inline.set(name, text);
    return text;
  }

  /** Stops recursion at a depth that no payload needs, before the stack overflows. */
  private withDepthLimit(text: Expression, { depth }: FunctionScope): Expression {
    return depth ? all([`d <= ${this.context.module.use('MAX_DEPTH')}`, text]) : text;
  }

  private rulesFunction(schema: SchemaObject): string {
    const literal = jsonLiteral(schema);
    this.context.explained.set(literal, schema);
    return this.context.module.explained(literal);
  }

  /** Such a check must not be called while rules are explained: each level of a recursion would double the work. */
  private interpretsRules(schema: Schema): boolean {
    const { hasUnevaluatedProperties, hasUnevaluatedItems } = this.context;
    if (!hasUnevaluatedProperties && !hasUnevaluatedItems) return false;
    return [...reachable(schema, this.definitions.schema)].some(hasOwnUnevaluated);
  }
}

function hasOwnUnevaluated({ unevaluatedProperties, unevaluatedItems }: SchemaObject): boolean {
  return (unevaluatedProperties ?? unevaluatedItems) !== undefined;
}
