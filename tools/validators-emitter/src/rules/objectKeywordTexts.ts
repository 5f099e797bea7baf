import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { jsonLiteral, keyLiteral } from '@hookbook/contract/text';
import { isInherited } from '../module/expression.ts';
import { hasAdditionalRules } from '../module/keywordHandlers.ts';
import type { RulesContext } from './rulesContext.ts';

/** properties (as `must` and `may`), required, patternProperties, additionalProperties */
export function objectKeywordTexts(schema: SchemaObject, context: RulesContext): string[] {
  const { properties = {}, required = [], patternProperties = {}, additionalProperties } = schema;
  const { module, childRules } = context;
  const entries = Object.entries(properties);
  const must = entries.filter(([name]) => required.includes(name));
  const may = entries.filter(([name]) => !required.includes(name));
  const undeclared = required.filter((name) => !Object.hasOwn(properties, name));
  const patterns = Object.entries(patternProperties);
  const texts: string[] = entries.some(([name]) => isInherited(name)) ? ['inheritedNames: true'] : [];
  if (must.length > 0) texts.push(`must: ${mapText(must, childRules)}`);
  if (may.length > 0) texts.push(`may: ${mapText(may, childRules)}`);
  if (undeclared.length > 0) texts.push(`required: ${jsonLiteral(undeclared)}`);
  if (patterns.length > 0) {
    const pairs = patterns.map(([pattern, inner]) => `[${module.pattern(pattern)}, ${childRules(inner)}]`);
    texts.push(`patternProperties: [${pairs.join(', ')}]`);
  }
  if (hasAdditionalRules(schema, context.hasUnevaluatedProperties))
    texts.push(`additionalProperties: ${childRules(additionalProperties ?? true)}`);
  return texts;
}

export function mapText(entries: readonly (readonly [string, Schema])[], rules: (schema: Schema) => string): string {
  return `{ ${entries.map(([name, schema]) => `${keyLiteral(name)}: ${rules(schema)}`).join(', ')} }`;
}
