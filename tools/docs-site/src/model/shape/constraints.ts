import type { SchemaObject } from '@hookbook/contract/schema';
import type { Constraint } from './shape.ts';

const ALWAYS = 'always';
const ONE_OF = 'one of';
const KNOWN = 'known values, more may come';

/** Whether a fact, of a value or of each item of a list, names the values that there are. */
export function isAllowedValues({ label }: Constraint): boolean {
  return [ALWAYS, ONE_OF, KNOWN].includes(label.replace(/^each item: /, ''));
}

/** What a schema asks of a value, keyword by keyword, in the order in which it helps most. */
export function constraintsOf(schema: SchemaObject): readonly Constraint[] {
  return [
    ...values(schema),
    ...text(schema),
    ...numbers(schema),
    ...lists(schema),
    ...objects(schema),
    ...illustrations(schema),
  ];
}

function values(schema: SchemaObject): Constraint[] {
  return [
    ...words('value', schema.not === true ? 'none is valid' : undefined),
    ...words('options', schema.oneOf && 'exactly one fits'),
    ...words('options', schema.anyOf && 'one or more fit'),
    ...codes(ALWAYS, schema.const === undefined ? undefined : [json(schema.const)]),
    ...codes(ONE_OF, schema.enum?.map(json)),
    ...codes(KNOWN, schema['x-extensible-enum']?.map(json)),
  ];
}

function text(schema: SchemaObject): Constraint[] {
  return [
    ...codes('format', one(schema.format)),
    ...words('length', range(schema.minLength, schema.maxLength, 'character')),
    ...codes('pattern', one(schema.pattern)),
    ...codes('holds, as text', one(schema.contentMediaType)),
    ...codes('encoded as', one(schema.contentEncoding)),
  ];
}

function numbers(schema: SchemaObject): Constraint[] {
  return [
    ...codes('at least', number(schema.minimum)),
    ...codes('more than', number(schema.exclusiveMinimum)),
    ...codes('at most', number(schema.maximum)),
    ...codes('less than', number(schema.exclusiveMaximum)),
    ...codes('multiple of', number(schema.multipleOf)),
  ];
}

function lists(schema: SchemaObject): Constraint[] {
  return [
    ...words('size', range(schema.minItems, schema.maxItems, 'item')),
    ...words('items', schema.uniqueItems === true ? 'all different' : undefined),
    ...words(schema.prefixItems ? 'further items' : 'items', schema.items === false ? 'not allowed' : undefined),
    ...words('further items', schema.unevaluatedItems === false ? 'not allowed' : undefined),
    ...words(
      'matching items',
      schema.contains === undefined ? undefined : range(schema.minContains ?? 1, schema.maxContains, 'item'),
    ),
  ];
}

function objects(schema: SchemaObject): Constraint[] {
  const closed = schema.additionalProperties === false || schema.unevaluatedProperties === false;
  return [
    ...words('size', range(schema.minProperties, schema.maxProperties, 'property', 'properties')),
    ...words('further properties', closed ? 'not allowed' : undefined),
    ...words('further properties', schema.additionalProperties === true ? 'of any name and value' : undefined),
    ...Object.entries(schema.dependentRequired ?? {}).flatMap(([name, needed]) =>
      codes(`beside ${JSON.stringify(name)} also required`, needed),
    ),
  ];
}

function illustrations(schema: SchemaObject): Constraint[] {
  return [
    ...codes('default', schema.default === undefined ? undefined : [json(schema.default)]),
    ...codes(schema.examples?.length === 1 ? 'example' : 'examples', schema.examples?.map(json)),
  ];
}

function codes(label: string, found: readonly string[] | undefined): Constraint[] {
  return found === undefined || found.length === 0 ? [] : [{ label, values: found, as: 'code' }];
}

function words(label: string, found: string | undefined): Constraint[] {
  return found === undefined ? [] : [{ label, values: [found], as: 'text' }];
}

function one(value: string | undefined): string[] | undefined {
  return value === undefined ? undefined : [value];
}

function number(value: number | undefined): string[] | undefined {
  return value === undefined ? undefined : [String(value)];
}

/** A value as it is written in JSON; a string without its quotes where nobody can take it for another value. */
function json(value: unknown): string {
  return typeof value === 'string' && value === value.trim() && !isJson(value) ? value : JSON.stringify(value);
}

function isJson(text: string): boolean {
  if (!/^(?:[-\d"[{]|true|false|null|$)/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return text === '';
  }
}

function range(min: number | undefined, max: number | undefined, unit: string, units = `${unit}s`): string | undefined {
  const unitOf = (count: number) => (count === 1 ? unit : units);
  if (min === undefined && max === undefined) return undefined;
  if (min === max) return `exactly ${min} ${unitOf(min ?? 0)}`;
  if (max === undefined) return `at least ${min} ${unitOf(min ?? 0)}`;
  if (min === undefined || min === 0) return `at most ${max} ${unitOf(max)}`;
  return `${min} to ${max} ${unitOf(max)}`;
}
