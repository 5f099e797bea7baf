import { definitionName, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { codeSpan, docJson } from '@hookbook/contract/text';
import { boundsText } from './boundsText.ts';
import { inferredText, joinBlocks, proseText, sinceSentence } from './notes.ts';

/** What a schema says about its values that its type does not: the text of a TSDoc block. */
export function schemaDoc(schema: Schema): string {
  if (typeof schema === 'boolean') return '';
  return joinBlocks([...prose(schema), tagsText(schema)]);
}

function prose(schema: SchemaObject): string[] {
  return [
    proseText(schema.description ?? undocumented(schema)),
    boundsText(schema),
    contentText(schema),
    itemsText(schema),
    inferredText(schema['x-inferred']),
    sinceSentence(schema['x-since']),
    accessText(schema),
  ];
}

function undocumented(schema: SchemaObject): string {
  return schema['x-undocumented'] ? 'Not documented by the vendor.' : '';
}

/** Items without a name have no place of their own for documentation. */
function itemsText({ items }: SchemaObject): string {
  if (typeof items !== 'object' || items.$ref !== undefined) return '';
  const text = joinBlocks(prose(items));
  return text === '' ? '' : `Items: ${text}`;
}

function contentText({ contentMediaType, contentEncoding, contentSchema }: SchemaObject): string {
  const name = typeof contentSchema === 'object' ? contentSchema.$ref && definitionName(contentSchema.$ref) : undefined;
  const shape = name === undefined ? '' : ` in the shape of {@link ${name}}`;
  const encoding = contentEncoding === undefined ? '' : `, encoded as ${codeSpan(contentEncoding)}`;
  if (contentMediaType === undefined) return contentEncoding === undefined ? '' : `Holds bytes${encoding}.`;
  return `Holds ${codeSpan(contentMediaType)}${shape}${encoding}.`;
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
const MAX_LINE = 100;
const MAX_LINES = 40;

/** One line where it fits, a block of JSON where it does not; nothing where even that is too long to be read in passing. */
export function exampleText(value: unknown): string[] {
  const line = docJson(value);
  if (line.length <= MAX_LINE) return [`@example ${line}`];
  const block = docJson(value, 2);
  if (block.split('\n').length > MAX_LINES || block.length > MAX_LINES * MAX_LINE) return [];
  return [`@example\n\`\`\`json\n${block}\n\`\`\``];
}
