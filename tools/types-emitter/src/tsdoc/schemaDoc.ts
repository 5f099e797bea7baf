import {
  acceptedTypes,
  composedOf,
  type DefinitionMap,
  definitionName,
  OBJECT,
  referencedDefinitions,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import { codeSpan, docJson } from '@hookbook/contract/text';
import { constraintsText } from './constraints.ts';
import { inferredText, joinParagraphs, proseText, sinceSentence } from './prose.ts';

/** The text of a TSDoc block with everything that a schema says and its type does not. */
export function schemaDoc(schema: Schema): string {
  if (typeof schema === 'boolean') return '';
  return joinParagraphs([...paragraphs(schema), tagsText(schema)]);
}

/**
 * The documentation of a member: its own, or else that of the only definition it refers to. Definitions of objects are
 * left out, because editors show an object type by its name and link to it, but show only `string` for a string type.
 */
export function memberDoc(schema: Schema, definitions: DefinitionMap): string {
  return schemaDoc(schema) || definitionDoc(schema, definitions);
}

function definitionDoc(schema: Schema, definitions: DefinitionMap): string {
  const [name, ...others] = referencedDefinitions(schema, composedOf);
  const definition = name === undefined || others.length > 0 ? undefined : definitions.get(name);
  if (definition === undefined) return '';
  const acceptsObjects = (acceptedTypes(definition, (inner) => definitions.get(inner)) & OBJECT) !== 0;
  return acceptsObjects ? '' : schemaDoc(definition);
}

function paragraphs(schema: SchemaObject): string[] {
  return [
    proseText(schema.description ?? undocumentedText(schema)),
    constraintsText(schema),
    contentText(schema),
    itemsText(schema),
    inferredText(schema['x-inferred']),
    sinceSentence(schema['x-since']),
    accessText(schema),
  ];
}

function undocumentedText(schema: SchemaObject): string {
  return schema['x-undocumented'] ? 'Not documented by the vendor.' : '';
}

/** Items that are not a definition have no declaration that could carry their documentation. */
function itemsText({ items }: SchemaObject): string {
  if (typeof items !== 'object' || items.$ref !== undefined) return '';
  const text = joinParagraphs(paragraphs(items));
  return text === '' ? '' : `Items: ${text}`;
}

function contentText({ contentMediaType, contentEncoding, contentSchema }: SchemaObject): string {
  const name = typeof contentSchema === 'object' ? contentSchema.$ref && definitionName(contentSchema.$ref) : undefined;
  const type = name === undefined ? '' : ` of type {@link ${name}}`;
  const encoding = contentEncoding === undefined ? '' : `, encoded as ${codeSpan(contentEncoding)}`;
  if (contentMediaType === undefined) return contentEncoding === undefined ? '' : `Contains binary data${encoding}.`;
  return `Contains ${codeSpan(contentMediaType)}${type}${encoding}.`;
}

function accessText({ readOnly, writeOnly }: SchemaObject): string {
  return [readOnly ? 'Read-only.' : '', writeOnly ? 'Write-only.' : ''].filter(Boolean).join(' ');
}

function tagsText(schema: SchemaObject): string {
  return [
    ...(schema.default === undefined ? [] : [`@defaultValue ${codeSpan(docJson(schema.default))}`]),
    ...(schema.examples ?? []).slice(0, MAX_EXAMPLES).flatMap(exampleText),
    ...(schema.deprecated ? ['@deprecated'] : []),
  ].join('\n');
}

const MAX_EXAMPLES = 3;
const MAX_LINE_LENGTH = 100;
const MAX_LINES = 40;

/** An `@example` tag: on one line if it fits, else as a block of JSON; none if the block is too long to read. */
export function exampleText(value: unknown): string[] {
  const line = docJson(value);
  if (line.length <= MAX_LINE_LENGTH) return [`@example ${line}`];
  const block = docJson(value, 2);
  if (block.split('\n').length > MAX_LINES || block.length > MAX_LINES * MAX_LINE_LENGTH) return [];
  return [`@example\n\`\`\`json\n${block}\n\`\`\``];
}
