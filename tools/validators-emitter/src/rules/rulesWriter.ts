import type { Definition, Event, SpecPointer } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { stringLiteral } from '@hookbook/contract/text';
import type { CheckWriter } from '../check/checkWriter.ts';
import { isWrapped } from '../module/keywordHandlers.ts';
import type { Requests } from '../module/requests.ts';
import type { Surroundings } from '../module/surroundings.ts';
import { keywordTexts } from './keywordTexts.ts';
import type { RulesContext } from './rulesContext.ts';
import { childRulesOf, hasCheck, rulesOf } from './rulesOf.ts';

interface RulesWriterContext extends Surroundings {
  readonly module: Requests;
  readonly checks: CheckWriter;
}

/** Writes the rules of one event or definition, as object literals. */
export class RulesWriter {
  private readonly context: RulesWriterContext;

  constructor(context: RulesWriterContext) {
    this.context = context;
  }

  event({ payload, source, docs: [link] }: Pick<Event, 'payload' | 'source' | 'docs'>): string {
    const docs = link ? [`docs: ${this.context.module.part(stringLiteral(link.url))}`] : [];
    const at = locationText({ file: source.file, pointer: `${source.pointer}/payload` });
    return objectText([`at: ${at}`, ...docs, ...topLevelTexts(payload, this.contextOf(undefined))]);
  }

  definition({ name, schema, source }: Definition): string {
    const check = hasCheck(schema) ? this.context.checks.ofDefinition(name) : undefined;
    return objectText([
      `at: ${locationText(source)}`,
      ...(check === undefined ? [] : [`is: ${check}`]),
      ...topLevelTexts(schema, this.contextOf(this.context.definitions.cycleOf(name))),
    ]);
  }

  /** The rules of a schema that only they can decide. */
  explained(schema: Schema): string {
    return rulesOf(schema, this.contextOf(undefined));
  }

  private contextOf(cycle: string | undefined): RulesContext {
    const { module, checks, definitions, hasUnevaluatedProperties } = this.context;
    const context: RulesContext = {
      module,
      definitions,
      cycle,
      hasUnevaluatedProperties,
      check: (schema) => checks.ofSchema(schema, cycle),
      rules: (schema) => rulesOf(schema, context),
      childRules: (schema) => childRulesOf(schema, context),
    };
    return context;
  }
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
