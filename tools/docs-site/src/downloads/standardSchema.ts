import { FORMATS, mapSubschemas, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { sinceText } from '@hookbook/contract/text';

/**
 * The same schema in the keywords of JSON Schema 2020-12 only, because strict tools refuse any other. Its description says
 * what those cannot.
 */
export function standardSchema<T extends Schema>(schema: T): T;
export function standardSchema(schema: Schema): Schema {
  if (typeof schema === 'boolean') return schema;
  const { title, description: _, ...others } = schema;
  const keywords = Object.fromEntries(Object.entries(others).filter(([keyword]) => isStandard(keyword, schema)));
  const description = descriptionOf(schema);
  const known = schema['x-extensible-enum'];
  return {
    ...(title !== undefined && { title }),
    ...(description !== '' && { description }),
    ...mapSubschemas(keywords, standardSchema),
    ...(known && extensible(known, schema)),
  };
}

function isStandard(keyword: string, schema: SchemaObject): boolean {
  if (keyword === 'format') return hasStandardFormat(schema);
  return keyword !== 'discriminator' && !keyword.startsWith('x-');
}

const STANDARD_FORMATS: readonly string[] = FORMATS;

function hasStandardFormat({ format }: SchemaObject): boolean {
  return format !== undefined && STANDARD_FORMATS.includes(format);
}

function descriptionOf(schema: SchemaObject): string {
  const {
    description = '',
    format,
    'x-inferred': inferred,
    'x-undocumented': isUndocumented,
    'x-since': since,
    'x-sunset': sunset,
    'x-enum-descriptions': meanings = {},
  } = schema;
  const sentences = [
    description,
    isUndocumented && description === '' ? 'Not documented by the vendor.' : '',
    Object.entries(meanings)
      .filter(([, meaning]) => meaning !== '')
      .map(([value, meaning]) => `- \`${value}\`: ${meaning}`)
      .join('\n'),
    format === undefined || hasStandardFormat(schema) ? '' : `Format: ${format}.`,
    inferred === undefined ? '' : `Inferred, not published by the vendor: ${inferred}`,
    since ? `Since ${sinceText(since)}.` : '',
    sunset === undefined ? '' : `Announced to end on ${sunset}.`,
  ];
  return sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .join('\n\n');
}

/** Any value of the type is valid, and editors offer the known ones. */
function extensible(known: readonly string[], { type, anyOf, allOf = [] }: SchemaObject): SchemaObject {
  const values: SchemaObject = { anyOf: [{ enum: known }, { ...(type !== undefined && { type }) }] };
  return anyOf ? { allOf: [...allOf.map(standardSchema), values] } : values;
}
