import type { DefinitionGraph, Schema } from '@hookbook/contract/schema';
import { ANY, definitionRef, reachable } from '@hookbook/contract/schema';
import type { CompiledEvent } from '../compile.ts';
import { all, countUses, type Expression } from '../module/expression.ts';
import type { ModuleBuilder } from '../module/moduleBuilder.ts';
import { checkName, functionText, optionalCheck } from './callee.ts';
import type { CheckContext, FunctionScope } from './context.ts';
import { expressionOf } from './expressionOf.ts';

export interface Checks {
  /** The function of a definition, if it has one that is quicker than walking its rules. */
  readonly ofDefinition: (name: string) => string | undefined;
  /** A function for a schema within a cycle of definitions or outside, if there is one that is quicker than a walk. */
  readonly ofSchema: (schema: Schema, cycle: string | undefined) => string | undefined;
  /** Schemas that checks leave to a walk, with the name of the constant for their rules. */
  readonly explainedOnly: ReadonlyMap<Schema, string>;
}

/** Writes the check of each event, and of the definitions that they need. */
export function writeChecks(
  events: readonly CompiledEvent[],
  { definitions, hoist }: { definitions: DefinitionGraph; hoist: ModuleBuilder },
): Checks {
  const inline = new Map<string, Expression | undefined>();
  const walked = new Map<Schema, string>();

  const contextOf = (scope: FunctionScope): CheckContext => ({
    definitions,
    module: hoist,
    scope,
    types: ANY,
    expression: expressionOf,
    inlined,
    explainedOnly: (schema) => {
      const name = walked.get(schema) ?? `walked_${walked.size + 1}`;
      walked.set(schema, name);
      return name;
    },
  });

  function inlined(name: string): Expression | undefined {
    if (inline.has(name)) return inline.get(name);
    inline.set(name, undefined);
    const cycle = definitions.cycleOf(name);
    const scope: FunctionScope = { cycle, depth: cycle !== undefined };
    const text = expressionOf(definitions.schema(name), contextOf(scope));
    if (cycle === undefined && countUses(text) <= 1 && text.length < INLINE_LIMIT) inline.set(name, text);
    else hoist.declare(checkName(name), functionText(bounded(text, scope), scope));
    return inline.get(name);
  }

  function bounded(text: Expression, { depth }: FunctionScope): Expression {
    return depth ? all([`d <= ${hoist.use('MAX_DEPTH')}`, text]) : text;
  }

  for (const { typeName, payload } of events) {
    const scope: FunctionScope = { cycle: undefined, depth: false };
    hoist.declare(checkName(typeName), functionText(expressionOf(payload, contextOf(scope)), scope));
  }

  function ofSchema(schema: Schema, cycle: string | undefined): string | undefined {
    return needsWalk(schema, definitions) ? undefined : optionalCheck(schema, contextOf({ cycle, depth: false }));
  }

  function ofDefinition(name: string): string | undefined {
    const schema = { $ref: definitionRef(name) };
    const isCalled = inlined(name) === undefined && !needsWalk(schema, definitions);
    return isCalled ? checkName(name) : ofSchema(schema, undefined);
  }

  return { ofDefinition, ofSchema, explainedOnly: walked };
}

/** A check that walks rules must not be asked while walking: at each level of a recursion, that would double the work. */
function needsWalk(schema: Schema, definitions: DefinitionGraph): boolean {
  return [...reachable(schema, definitions.schema)].some(
    ({ unevaluatedProperties, unevaluatedItems }) => (unevaluatedProperties ?? unevaluatedItems) !== undefined,
  );
}

/** A check of a few tokens is not worth a call. */
const INLINE_LIMIT = 60;
