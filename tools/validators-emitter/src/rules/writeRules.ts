import type { SpecPointer } from '@hookbook/contract';
import { type DefinitionGraph, hasKeyword, type Schema } from '@hookbook/contract/schema';
import { stringLiteral } from '@hookbook/contract/text';
import type { Checks } from '../check/writeChecks.ts';
import { createConstantPool } from '../module/constantPool.ts';
import { isWrapped } from '../module/keywordHandlers.ts';
import type { ModuleBuilder } from '../module/moduleBuilder.ts';
import type { ObjectEvent } from '../module/objectEvent.ts';
import { keywordTexts } from './keywordTexts.ts';
import type { RulesContext } from './rulesContext.ts';
import { childRulesOf, hasCheck, rulesName, rulesOf } from './rulesOf.ts';

interface ProviderModule {
  readonly definitions: DefinitionGraph;
  readonly module: ModuleBuilder;
  readonly checks: Checks;
  /** All schemas of the provider. */
  readonly schemas: readonly Schema[];
}

/** Writes the rules of every event, and of the definitions that they refer to, as statements. */
export function writeRules(events: readonly ObjectEvent[], provider: ProviderModule): string[] {
  const { definitions, module, checks, schemas } = provider;
  const pool = createConstantPool();
  const hasUnevaluated = schemas.some((schema) => hasKeyword(schema, 'unevaluatedProperties'));

  const contextOf = (cycle: string | undefined): RulesContext => {
    const context: RulesContext = {
      module,
      pool,
      definitions,
      cycle,
      hasUnevaluated,
      check: (schema) => checks.ofSchema(schema, cycle),
      definition,
      rules: (schema) => rulesOf(schema, context),
      childRules: (schema) => childRulesOf(schema, context),
    };
    return context;
  };

  function definition(name: string): string {
    return pool.addFunction(rulesName(name), () => {
      const { schema, source } = definitions.get(name);
      const check = hasCheck(schema) ? checks.ofDefinition(name) : undefined;
      return objectText([
        `at: ${locationText(source)}`,
        ...(check === undefined ? [] : [`is: ${check}`]),
        ...topLevelTexts(schema, contextOf(definitions.cycleOf(name))),
      ]);
    });
  }

  const eventRules = events.map(({ typeName, payload, source, docs: [link] }) =>
    pool.addFunction(rulesName(typeName), () => {
      const docs = link ? [`docs: ${pool.add(stringLiteral(link.url))}`] : [];
      const at = locationText({ file: source.file, pointer: `${source.pointer}/payload` });
      return objectText([`at: ${at}`, ...docs, ...topLevelTexts(payload, contextOf(undefined))]);
    }),
  );
  const explainedRules = [...checks.explainedOnly].map(([schema, name]) =>
    pool.addFunction(name, () => rulesOf(schema, contextOf(undefined))),
  );
  return pool.statements([...eventRules, ...explainedRules]);
}

/** The keywords after the location in the spec. */
function topLevelTexts(schema: Schema, context: RulesContext): string[] {
  if (isWrapped(schema)) return [`allOf: [${rulesOf(schema, context)}]`];
  return typeof schema === 'object' ? keywordTexts(schema, context) : [];
}

function locationText({ file, pointer }: SpecPointer): string {
  return stringLiteral(`${file}#${pointer}`);
}

function objectText(keywords: readonly string[]): string {
  return `{ ${keywords.join(', ')} }`;
}
