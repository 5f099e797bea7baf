import type { SchemaObject } from '../schema/schema.ts';
import type { DocSyntax } from './docSyntax.ts';

/** The constraints on a value that its type does not express: `Format: uuid. Length: 1 to 36.` */
export function constraintsText(schema: SchemaObject, syntax: DocSyntax): string {
  const { code, json } = syntax;
  const constraints = [
    isInteger(schema) ? 'Integer' : '',
    schema.format === undefined ? '' : `Format: ${code(schema.format)}`,
    labelled('Length', countRange(schema.minLength, schema.maxLength)),
    schema.pattern === undefined ? '' : `Pattern: ${code(schema.pattern)}`,
    labelled('Range', range(schema.minimum, schema.maximum)),
    schema.exclusiveMinimum === undefined ? '' : `Greater than ${json(schema.exclusiveMinimum)}`,
    schema.exclusiveMaximum === undefined ? '' : `Less than ${json(schema.exclusiveMaximum)}`,
    schema.multipleOf === undefined ? '' : `Multiple of ${json(schema.multipleOf)}`,
    labelled('Number of items', countRange(schema.minItems, schema.maxItems)),
    schema.uniqueItems ? 'Items are unique' : '',
    labelled('Number of properties', countRange(schema.minProperties, schema.maxProperties)),
    labelled('Property names', propertyNamesText(schema, syntax)),
  ];
  return constraints
    .filter((text) => text !== '')
    .map((text) => `${text}.`)
    .join(' ');
}

function labelled(label: string, text: string): string {
  return text === '' ? '' : `${label}: ${text}`;
}

/** A minimum of 0 alone does not constrain a count. */
function countRange(min: number | undefined, max: number | undefined): string {
  return range(min === 0 && max === undefined ? undefined : min, max);
}

function range(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return min === max ? `${min}` : `${min} to ${max}`;
  if (min !== undefined) return `at least ${min}`;
  return max === undefined ? '' : `at most ${max}`;
}

function isInteger({ type }: SchemaObject): boolean {
  return type === 'integer' || (Array.isArray(type) && type.includes('integer') && !type.includes('number'));
}

function propertyNamesText({ propertyNames }: SchemaObject, syntax: DocSyntax): string {
  return typeof propertyNames === 'object' ? constraintsText(propertyNames, syntax).replace(/\.$/, '') : '';
}
