import { createRequire } from 'node:module';
import type { Parser } from '@asyncapi/parser';

type Ruleset = NonNullable<NonNullable<ConstructorParameters<typeof Parser>[0]>['ruleset']>;

/** Of the parser's rules what has to be known here. */
interface OwnRuleset {
  readonly formats: unknown;
  readonly rules: Readonly<Record<string, { readonly then: { readonly function: RuleFunction } }>>;
}

type RuleFunction = (value: unknown, options: unknown, context: object) => unknown;

/** Those that hold a document against the schema of AsyncAPI. */
const NAMES = ['asyncapi-document-resolved', 'asyncapi-document-unresolved'];

/**
 * The parser's rules, of which two would compile the schema of AsyncAPI anew for each document, which takes longer than all
 * the rest. They keep what they have compiled for as long as they are shown the same inventory of a document, and look at
 * nothing else of it.
 */
export function ruleset(): Ruleset {
  const { coreRuleset } = createRequire(import.meta.url)('@asyncapi/parser/cjs/ruleset/ruleset.js');
  const { formats, rules }: OwnRuleset = coreRuleset;
  const entries = NAMES.map((name) => {
    const rule = rules[name];
    if (!rule) throw new Error(`@asyncapi/parser has no rule ${name}.`);
    const judge: RuleFunction = (value, options, context) =>
      rule.then.function(value, options, { ...context, documentInventory: INVENTORY });
    return [name, { ...rule, formats, then: { ...rule.then, function: judge } }];
  });
  return { rules: Object.fromEntries(entries) };
}

const INVENTORY = {};
