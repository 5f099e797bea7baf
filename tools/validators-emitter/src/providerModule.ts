import { batchPath, type Event, eventTypeLookups, formFields, type Provider, type TextCache } from '@hookbook/contract';
import { docComment, jsonLiteral, stringLiteral } from '@hookbook/contract/text';
import { checkName } from './check/callee.ts';
import type { LinkedModule } from './link/linkModule.ts';
import type { ProviderInputs, ValidatedEvent } from './providerInputs.ts';
import { rulesName } from './rules/rulesOf.ts';

/** The module that consumers import: a guard and a validator per event, and the parsers of the provider. */
export function providerModule(
  provider: Provider,
  { handlers }: LinkedModule,
  inputs: ProviderInputs,
  cache: TextCache,
): string {
  const { events, slug } = provider;
  const types = [...events.map(({ typeName }) => typeName), `${provider.typeName}EventMap`, 'UnknownEvent'].sort();
  const imported = [
    ...new Set(handlers),
    ...events.flatMap(({ typeName }) => [checkName(typeName), rulesName(typeName)]),
  ];
  return [
    `import type { ${types.join(', ')} } from '@hookbook/types/${slug}';`,
    `import { type EventValidator, eventValidator } from '../validator/eventValidator.ts';`,
    `import type { ParseOptions } from '../parse/options.ts';`,
    ...(batchPath(provider)
      ? [`import { type BatchResult, parseBatch, safeParseBatch } from '../parse/parseBatch.ts';`]
      : []),
    ...(formFields(provider) ? [`import { formReader } from '../parse/form.ts';`] : []),
    `import { eventsByType, parse, type ParsedEvent, type ParseResult, safeParse } from '../parse/parse.ts';`,
    `import { ${imported.join(', ')} } from './${slug}/rules.ts';\n`,
    ...inputs.events.map(
      ({ value, key }, index) => `${cache.text(`event ${key}`, () => eventText(value))}${handlers[index]});\n`,
    ),
    ...events.flatMap(formerTexts),
    parserText(provider),
    batchText(provider),
  ].join('\n');
}

/** Up to the name of the constant with its keyword handlers, which depends on other events. */
function eventText(event: ValidatedEvent): string {
  const { type, typeName, guardName, validatorName, title, summary, docs, deprecated } = event;
  const notes = [summary || title, ...docs.map(({ url }) => `@see ${url}`), ...(deprecated ? ['@deprecated'] : [])];
  return [
    docComment([`Whether a value is the event \`${type}\`.`, ...notes].join('\n')),
    `export const ${guardName} = ${checkName(typeName)} as (value: unknown) => value is ${typeName};\n`,
    docComment([`Validates the event \`${type}\`.`, ...notes].join('\n')),
    `export const ${validatorName}: EventValidator<${typeName}, ${stringLiteral(type)}> = `,
    `/* @__PURE__ */ eventValidator(${stringLiteral(type)}, ${checkName(typeName)}, ${rulesName(typeName)}, `,
  ].join('');
}

/** The names that the guard and the validator had before. */
function formerTexts({ guardName, validatorName, formerNames = [] }: Event): readonly string[] {
  return formerNames.flatMap((former) => [
    aliasText(former.guardName, guardName),
    aliasText(former.validatorName, validatorName),
  ]);
}

/** A constant that is called differently now. */
export function aliasText(name: string, now: string): string {
  return `${docComment(`@deprecated Renamed to {@link ${now}}.`)}export const ${name} = ${now};\n`;
}

/** The parsers of an envelope that carries several events; empty if the provider sends one at a time. */
function batchText(provider: Provider): string {
  const path = batchPath(provider);
  if (!path) return '';
  const types = `${provider.typeName}EventMap, UnknownEvent`;
  const list = jsonLiteral(path);
  return `/** Parses each event of a body whose list \`${path.join('.')}\` contains several. Throws a \`WebhookValidationError\` if one is invalid. */
export function parseEvents(body: unknown, options?: ParseOptions): readonly ParsedEvent<${types}>[] {
  return parseBatch(provider, ${list}, body, options) as readonly ParsedEvent<${types}>[];
}

/** Parses each event of a body whose list \`${path.join('.')}\` contains several. Never throws. */
export function safeParseEvents(body: unknown, options?: ParseOptions): BatchResult<${types}> {
  return safeParseBatch(provider, ${list}, body, options) as BatchResult<${types}>;
}
`;
}

function parserText(provider: Provider): string {
  const validators = provider.events.map(({ validatorName }) => validatorName);
  const eventMap = `${provider.typeName}EventMap`;
  const fields = formFields(provider);
  return `const provider = {
  eventType: ${jsonLiteral(eventTypeLookups(provider))},
  events: /* @__PURE__ */ eventsByType([${validators.join(', ')}]),${
    fields ? `\n  form: /* @__PURE__ */ formReader(${jsonLiteral(fields)}),` : ''
  }
};

/** Parses a body (text, bytes or a value) and validates its event. Throws a \`WebhookValidationError\` if it is invalid. */
export function parseEvent(body: unknown, options?: ParseOptions): ParsedEvent<${eventMap}, UnknownEvent> {
  return parse(provider, body, options) as ParsedEvent<${eventMap}, UnknownEvent>;
}

/** Parses a body (text, bytes or a value) and validates its event. Never throws. */
export function safeParseEvent(body: unknown, options?: ParseOptions): ParseResult<${eventMap}, UnknownEvent> {
  return safeParse(provider, body, options) as ParseResult<${eventMap}, UnknownEvent>;
}
`;
}
