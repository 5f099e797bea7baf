import { definitionName, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { keywordTexts } from './keywordTexts.ts';
import type { RulesContext } from './rulesContext.ts';

/** The name of the function that returns the rules of an event or a definition. */
export function rulesName(typeName: string): string {
  return `rules_${typeName}`;
}

/** The rules of a schema, as text. */
export function rulesOf(schema: Schema, context: RulesContext): string {
  if (typeof schema === 'boolean') return String(schema);
  if (schema.$ref !== undefined) return referenceRules(definitionName(schema.$ref), context);
  const keywords = keywordTexts(schema, context);
  const branch = onlyBranch(schema, keywords);
  if (branch !== undefined) return rulesOf(branch, context);
  return keywords.length === 0 ? 'true' : context.module.part(`{ ${keywords.join(', ')} }`);
}

/** The rules of a member or an item, with its check, so that explaining skips what is valid. */
export function childRulesOf(schema: Schema, context: RulesContext): string {
  if (typeof schema === 'boolean' || schema.$ref !== undefined) return rulesOf(schema, context);
  const keywords = keywordTexts(schema, context);
  const branch = onlyBranch(schema, keywords);
  if (branch !== undefined) return childRulesOf(branch, context);
  const check = keywords.length > 0 && hasCheck(schema) ? context.check(schema) : undefined;
  return check === undefined
    ? rulesOf(schema, context)
    : context.module.part(`{ is: ${check}, ${keywords.join(', ')} }`);
}

/** The branch of an `allOf` that has no other branch and no keyword beside it. */
function onlyBranch({ allOf = [] }: SchemaObject, keywords: readonly string[]): Schema | undefined {
  return keywords.length === 1 && allOf.length === 1 ? allOf[0] : undefined;
}

/** Whether the rules of a schema include its check. Lists of values do not: explaining them is as fast. */
export function hasCheck(schema: Schema): boolean {
  if (typeof schema === 'boolean') return false;
  return !('const' in schema) && schema.enum === undefined && schema['x-extensible-enum'] === undefined;
}

/** Inside a cycle of definitions, explaining has to count the depth of the recursion. */
function referenceRules(name: string, { definitions, cycle, module }: RulesContext): string {
  const isRecursive = cycle !== undefined && definitions.cycleOf(name) === cycle;
  return isRecursive ? module.part(`{ ref: ${module.rulesOf(name)} }`) : module.rulesOf(name);
}
