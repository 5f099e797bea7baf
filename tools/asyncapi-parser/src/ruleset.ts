import { createRequire } from 'node:module';
import path from 'node:path';
import type { Parser } from '@asyncapi/parser';

type Ruleset = NonNullable<NonNullable<ConstructorParameters<typeof Parser>[0]>['ruleset']>;

/** The part of the parser's ruleset that is used here. */
interface CoreRuleset {
  readonly formats: unknown;
  readonly rules: Readonly<Record<string, { readonly then: { readonly function: RuleFunction } }>>;
}

const require = createRequire(import.meta.url);

type RuleFunction = (value: unknown, options: unknown, context: object) => unknown;

/** Rules that check a document against the schema of AsyncAPI. */
const SCHEMA_RULES = ['asyncapi-document-resolved', 'asyncapi-document-unresolved'];

/** The rules use the inventory only as the key of their cache. */
const SHARED_INVENTORY = {};

/**
 * Two rules of the parser compile the schema of AsyncAPI, which takes longer than everything else. They cache it by the
 * inventory of the document, so all documents share one.
 */
export function ruleset(): Ruleset {
  const { coreRuleset } = require('@asyncapi/parser/cjs/ruleset/ruleset.js');
  const { formats, rules }: CoreRuleset = coreRuleset;
  const entries = SCHEMA_RULES.map((name) => {
    const rule = rules[name];
    if (!rule) throw new Error(`@asyncapi/parser has no rule "${name}".`);
    const applyRule: RuleFunction = (value, options, context) =>
      rule.then.function(value, options, { ...context, documentInventory: SHARED_INVENTORY });
    return [name, { ...rule, formats, then: { ...rule.then, function: applyRule } }];
  });
  return { rules: Object.fromEntries(entries) };
}

/** Rulesets are no longer checked: tests have checked this one, and compiling the schema of rulesets takes as long as the rules. */
export function trustRuleset(): void {
  const core = createRequire(require.resolve('@asyncapi/parser')).resolve('@stoplight/spectral-core');
  const validation = require(path.join(path.dirname(core), 'ruleset/validation/ajv.js')) as {
    createValidator: () => (ruleset: unknown) => boolean;
  };
  validation.createValidator = () => () => true;
}
