import type { SpecPointer } from '@hookbook/contract';
import type { DefinitionGraph, Schema } from '@hookbook/contract/schema';
import { hasKeyword } from '@hookbook/contract/schema';
import { stringLiteral } from '@hookbook/contract/text';
import type { Checks } from '../check/writeChecks.ts';
import { createConstantPool } from '../module/constantPool.ts';
import { isWrapped } from '../module/keywordHandlers.ts';
import type { ModuleBuilder } from '../module/moduleBuilder.ts';
import type { ObjectEvent } from '../module/objectEvent.ts';
import { definitionRules, isChecked, memberTexts, type RulesContext, rulesText } from './rulesText.ts';

interface Needs {
  readonly definitions: DefinitionGraph;
  readonly module: ModuleBuilder;
  readonly checks: Checks;
  /** All schemas of the provider. */
  readonly schemas: readonly Schema[];
}

/** Writes the rules of each event, and of what they need, as statements. */
export function writeRules(events: readonly ObjectEvent[], { definitions, module, checks, schemas }: Needs): string[] {
  const parts = createConstantPool();
  const evaluates = schemas.some((schema) => hasKeyword(schema, 'unevaluatedProperties'));
  const contextOf = (cycle: string | undefined): RulesContext => ({
    module,
    pool: parts,
    definitions,
    cycle,
    definition,
    evaluates,
    check: (schema) => checks.ofSchema(schema, cycle),
  });

  function definition(name: string): string {
    return parts.named(definitionRules(name), () => {
      const { schema, source } = definitions.get(name);
      const check = isChecked(schema) ? checks.ofDefinition(name) : undefined;
      const is = check === undefined ? [] : [`is: ${check}`];
      return objectText([
        `at: ${placeText(source)}`,
        ...is,
        ...bodyTexts(schema, contextOf(definitions.cycleOf(name))),
      ]);
    });
  }

  const eventRules = events.map(({ typeName, payload, source, docs: [link] }) =>
    parts.named(definitionRules(typeName), () => {
      const docs = link ? [`docs: ${parts.add(stringLiteral(link.url))}`] : [];
      const at = placeText({ file: source.file, pointer: `${source.pointer}/payload` });
      return objectText([`at: ${at}`, ...docs, ...bodyTexts(payload, contextOf(undefined))]);
    }),
  );
  const walked = [...checks.explainedOnly].map(([schema, name]) =>
    parts.named(name, () => rulesText(schema, contextOf(undefined))),
  );
  return parts.statements([...eventRules, ...walked]);
}

/** The members that follow the place in the spec. What is no object of its own is put behind an `allOf`. */
function bodyTexts(schema: Schema, context: RulesContext): string[] {
  if (isWrapped(schema)) return [`allOf: [${rulesText(schema, context)}]`];
  return typeof schema === 'object' ? memberTexts(schema, context) : [];
}

function placeText({ file, pointer }: SpecPointer): string {
  return stringLiteral(`${file}#${pointer}`);
}

function objectText(members: readonly string[]): string {
  return `{ ${members.join(', ')} }`;
}
