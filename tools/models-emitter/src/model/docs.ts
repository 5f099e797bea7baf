import type { Event } from '@hookbook/contract';
import { withExactNumbers } from '@hookbook/contract/data';
import { type DocSyntax, eventParagraphs, joinParagraphs, schemaParagraphs } from '@hookbook/contract/docs';
import {
  acceptedTypes,
  composedOf,
  type DefinitionMap,
  OBJECT,
  referencedDefinitions,
  type Schema,
} from '@hookbook/contract/schema';
import { escapeUnprintable, markdownCode, markdownFence, wrapProse } from '@hookbook/contract/text';
import type { Doc } from './model.ts';

const NO_DOC: Doc = { text: '', isDeprecated: false };
const MAX_EXAMPLE_LINES = 40;

/** Each language puts the Markdown into comments of its own. */
const MARKDOWN: DocSyntax = {
  prose: (text) => wrapProse(text.replace(/\r\n?/g, '\n').trim()),
  code: markdownCode,
  json: jsonText,
  type: markdownCode,
};

export function eventDoc(event: Event): Doc {
  const [example] = event.examples;
  const text = example && jsonText(withExactNumbers(example.payload, example.numbers), 2);
  const isShort = text !== undefined && text.split('\n').length <= MAX_EXAMPLE_LINES;
  return {
    text: joinParagraphs([
      ...eventParagraphs(event, MARKDOWN),
      isShort ? `Example:\n\n${markdownFence(text, 'json')}` : '',
      ...event.docs.map(({ url }) => `See <${url.replace(/\s/g, '%20')}>.`),
    ]),
    isDeprecated: event.deprecated,
  };
}

export function schemaDoc(schema: Schema): Doc {
  if (typeof schema === 'boolean') return NO_DOC;
  const { default: defaultValue, examples: [example] = [], deprecated = false } = schema;
  const values = [
    defaultValue === undefined ? '' : `Default: ${markdownCode(jsonText(defaultValue))}.`,
    example === undefined ? '' : `Example: ${markdownCode(jsonText(example))}.`,
  ].filter((value) => value.length < 120);
  return {
    text: joinParagraphs([...schemaParagraphs(schema, MARKDOWN), values.filter(Boolean).join(' ')]),
    isDeprecated: deprecated,
  };
}

/** The documentation of a member: that of the last schema that has any, or else of the string or number it refers to. */
export function memberDoc(schemas: readonly Schema[], definitions: DefinitionMap): Doc {
  const own = schemas.map(schemaDoc).findLast(({ text }) => text !== '') ?? definitionDoc(schemas, definitions);
  const isDeprecated = schemas.some((schema) => typeof schema === 'object' && schema.deprecated === true);
  return { text: own.text, isDeprecated };
}

function definitionDoc(schemas: readonly Schema[], definitions: DefinitionMap): Doc {
  const [name, ...others] = schemas.flatMap((schema) => referencedDefinitions(schema, composedOf));
  const definition = name === undefined || others.length > 0 ? undefined : definitions.get(name);
  if (definition === undefined) return NO_DOC;
  const acceptsObjects = (acceptedTypes(definition, (inner) => definitions.get(inner)) & OBJECT) !== 0;
  return acceptsObjects ? NO_DOC : schemaDoc(definition);
}

function jsonText(value: unknown, indent?: number): string {
  return escapeUnprintable(JSON.stringify(value, null, indent) ?? 'null');
}
