import type { Expression } from './expression.ts';
import type { Part, Request } from './requests.ts';

/** The code of one event or definition, before it becomes part of a module. Plain data, which can be remembered. */
export interface CompiledSchema {
  /** The function that checks a value. */
  readonly check: Part;
  /** The rules, as an object literal. */
  readonly rules: Part;
  /** By schema, as a literal: the rules of the schemas that only their rules can decide. */
  readonly explained: readonly (readonly [schema: string, rules: Part])[];
}

export interface CompiledEvent extends CompiledSchema {
  /** The keywords whose handlers its rules need. */
  readonly handlers: readonly string[];
}

export interface CompiledDefinition extends CompiledSchema {
  /** The check, if it is so short that it replaces its calls. */
  readonly inline?: Expression;
}

/** A check that replaces its calls, with the requests that its placeholders stand for. */
export interface InlineCheck {
  readonly text: Expression;
  readonly requests: readonly Request[];
}
