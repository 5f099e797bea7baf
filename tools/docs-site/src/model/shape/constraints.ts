import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import type { Constraint } from './shape.ts';
import { describedValues, haveMeanings, listedValues } from './valueMeanings.ts';

export const OPTIONS = 'options';
export const ALWAYS = 'always';
const ONE_OF = 'one of';
const KNOWN = 'known values (others are possible)';

/** Whether a constraint lists allowed values, of the value or of each item of an array. */
export function isAllowedValues({ label }: Constraint): boolean {
  return [ALWAYS, ONE_OF, KNOWN].includes(label.replace(/^each item: /, ''));
}

/** The constraints of one schema, the most useful ones first. */
export function constraintsOf(schema: SchemaObject): readonly Constraint[] {
  return [
    ...valueConstraints(schema),
    ...textConstraints(schema),
    ...numberConstraints(schema),
    ...arrayConstraints(schema),
    ...objectConstraints(schema),
    ...illustrations(schema),
  ];
}

function valueConstraints(schema: SchemaObject): Constraint[] {
  const isDescribed = describedValues(schema) !== undefined;
  return [
    ...text('value', schema.not === true ? 'not allowed' : undefined),
    ...optionsConstraints(schema.oneOf, 'exactly one must match'),
    ...optionsConstraints(schema.anyOf, 'at least one must match'),
    ...code(ALWAYS, schema.const === undefined ? undefined : valueText(schema.const)),
    ...(isDescribed ? [] : codes(ONE_OF, schema.enum?.map(valueText))),
    ...(isDescribed ? [] : codes(KNOWN, schema['x-extensible-enum']?.map(valueText))),
    ...text('values', isDescribed && schema['x-extensible-enum'] ? 'others are possible' : undefined),
  ];
}

/** Values with meanings are members. */
function optionsConstraints(options: readonly Schema[] | undefined, rule: string): Constraint[] {
  const values = listedValues(options);
  if (!values) return text(OPTIONS, options && rule);
  return haveMeanings(values)
    ? []
    : codes(
        ONE_OF,
        values.map((value) => valueText(value.const)),
      );
}

function textConstraints(schema: SchemaObject): Constraint[] {
  return [
    ...code('format', schema.format),
    ...text('length', range(schema.minLength, schema.maxLength, 'character')),
    ...code('pattern', schema.pattern),
    ...code('content type', schema.contentMediaType),
    ...code('content encoding', schema.contentEncoding),
  ];
}

function numberConstraints(schema: SchemaObject): Constraint[] {
  return [
    ...code('at least', schema.minimum),
    ...code('more than', schema.exclusiveMinimum),
    ...code('at most', schema.maximum),
    ...code('less than', schema.exclusiveMaximum),
    ...code('multiple of', schema.multipleOf),
  ];
}

function arrayConstraints(schema: SchemaObject): Constraint[] {
  return [
    ...text('size', range(schema.minItems, schema.maxItems, 'item')),
    ...text('items', schema.uniqueItems === true ? 'unique' : undefined),
    ...text(schema.prefixItems ? 'additional items' : 'items', schema.items === false ? 'not allowed' : undefined),
    ...text('additional items', schema.unevaluatedItems === false ? 'not allowed' : undefined),
    ...text(
      'matching items',
      schema.contains === undefined ? undefined : range(schema.minContains ?? 1, schema.maxContains, 'item'),
    ),
  ];
}

function objectConstraints(schema: SchemaObject): Constraint[] {
  const closed = schema.additionalProperties === false || schema.unevaluatedProperties === false;
  return [
    ...text('size', range(schema.minProperties, schema.maxProperties, 'property', 'properties')),
    ...text('additional properties', closed ? 'not allowed' : undefined),
    ...text('additional properties', schema.additionalProperties === true ? 'any name and value' : undefined),
    ...Object.entries(schema.dependentRequired ?? {}).flatMap(([name, required]) =>
      codes(`required with ${JSON.stringify(name)}`, required),
    ),
  ];
}

function illustrations(schema: SchemaObject): Constraint[] {
  return [
    ...code('default', schema.default === undefined ? undefined : valueText(schema.default)),
    ...codes(schema.examples?.length === 1 ? 'example' : 'examples', schema.examples?.map(valueText)),
  ];
}

function code(label: string, value: string | number | undefined): Constraint[] {
  return codes(label, value === undefined ? undefined : [String(value)]);
}

export function codes(label: string, values: readonly string[] | undefined): Constraint[] {
  return values === undefined || values.length === 0 ? [] : [{ label, values, as: 'code' }];
}

function text(label: string, value: string | undefined): Constraint[] {
  return value === undefined ? [] : [{ label, values: [value], as: 'text' }];
}

/** A value as JSON. A string has no quotes unless they distinguish it from another value. */
export function valueText(value: unknown): string {
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
