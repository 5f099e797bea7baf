import type { Schema } from '../../../schema.ts';
import type { Definitions } from '../analysis/definitions.ts';
import { ANY } from '../analysis/types.ts';
import type { CompiledEvent } from '../compile.ts';
import { all, type Expression, looks } from '../expression.ts';
import type { Hoist } from '../hoist.ts';
import { checkName, functionText } from './callee.ts';
import type { Context, Scope } from './context.ts';
import { expressionOf } from './expressionOf.ts';

export interface Checks {
  /** Whether a definition has a function of its own that is quicker than walking its rules. */
  readonly has: (definition: string) => boolean;
  /** Schemas that checks leave to a walk, by the name of the constant with their rules. */
  readonly walked: ReadonlyMap<string, Schema>;
}

/** Writes the check of each event, and of the definitions that they need. */
export function writeChecks(
  events: readonly CompiledEvent[],
  { definitions, hoist }: { definitions: Definitions; hoist: Hoist },
): Checks {
  const inline = new Map<string, Expression | undefined>();
  const walked = new Map<string, Schema>();
  const walking = new Set<string>();

  const contextOf = (scope: Scope): Context => ({
    definitions,
    hoist,
    scope,
    types: ANY,
    expression: expressionOf,
    inlined,
    walked: (schema) => {
      const name = `walked_${walked.size + 1}`;
      walked.set(name, schema);
      return name;
    },
  });

  function inlined(name: string): Expression | undefined {
    if (inline.has(name)) return inline.get(name);
    inline.set(name, undefined);
    const cycle = definitions.cycleOf(name);
    const scope: Scope = { cycle, depth: cycle !== undefined };
    const found = walked.size;
    const text = expressionOf(definitions.get(name).schema, contextOf(scope));
    if (walked.size > found) walking.add(name);
    if (cycle === undefined && looks(text) <= 1 && text.length < SMALL) inline.set(name, text);
    else hoist.declare(checkName(name), functionText(bounded(text, scope), scope));
    return inline.get(name);
  }

  function bounded(text: Expression, { depth }: Scope): Expression {
    return depth ? all([`d <= ${hoist.use('MAX_DEPTH')}`, text]) : text;
  }

  for (const { typeName, payload } of events) {
    const scope: Scope = { cycle: undefined, depth: false };
    hoist.declare(checkName(typeName), functionText(expressionOf(payload, contextOf(scope)), scope));
  }
  return { has: (name) => inline.has(name) && inline.get(name) === undefined && !walking.has(name), walked };
}

/** A check of a few tokens is not worth a call. */
const SMALL = 60;
