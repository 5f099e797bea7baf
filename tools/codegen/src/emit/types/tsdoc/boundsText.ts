import type { SchemaObject } from '@hookbook/contract/schema';
import { codeSpan, docJson } from '@hookbook/contract/text';

/** What a schema asks of its values beyond their type: `Format: uuid. Length: 1 to 36.` */
export function boundsText(schema: SchemaObject): string {
  const facts = [
    isInteger(schema) ? 'Integer' : '',
    schema.format === undefined ? '' : `Format: ${codeSpan(schema.format)}`,
    fact('Length', count(schema.minLength, schema.maxLength)),
    schema.pattern === undefined ? '' : `Pattern: ${codeSpan(schema.pattern)}`,
    fact('Range', range(schema.minimum, schema.maximum)),
    schema.exclusiveMinimum === undefined ? '' : `Greater than ${docJson(schema.exclusiveMinimum)}`,
    schema.exclusiveMaximum === undefined ? '' : `Less than ${docJson(schema.exclusiveMaximum)}`,
    schema.multipleOf === undefined ? '' : `Multiple of ${docJson(schema.multipleOf)}`,
    fact('Number of items', count(schema.minItems, schema.maxItems)),
    schema.uniqueItems ? 'No item is there twice' : '',
    fact('Number of members', count(schema.minProperties, schema.maxProperties)),
    namesText(schema),
  ];
  return facts
    .filter((text) => text !== '')
    .map((text) => `${text}.`)
    .join(' ');
}

function fact(name: string, text: string): string {
  return text === '' ? '' : `${name}: ${text}`;
}

/** At least nothing is no bound of a count. */
function count(least: number | undefined, most: number | undefined): string {
  return range(least === 0 && most === undefined ? undefined : least, most);
}

function range(least: number | undefined, most: number | undefined): string {
  if (least !== undefined && most !== undefined) return least === most ? `${least}` : `${least} to ${most}`;
  if (least !== undefined) return `at least ${least}`;
  return most === undefined ? '' : `at most ${most}`;
}

function isInteger({ type }: SchemaObject): boolean {
  return type === 'integer' || (Array.isArray(type) && type.includes('integer') && !type.includes('number'));
}

function namesText({ propertyNames }: SchemaObject): string {
  if (typeof propertyNames !== 'object') return '';
  const text = boundsText(propertyNames).replace(/\.$/, '');
  return text === '' ? '' : `Names of members: ${text}`;
}
