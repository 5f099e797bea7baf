import { isAnnotation, type Schema, type SchemaObject } from '@hookbook/contract/schema';

/** A value that is listed as an option of its own, so that something can be said about it. */
export type ListedValue = SchemaObject & { readonly const: unknown };

/** The options of a choice between values. Undefined if one of them is more than a value. */
export function listedValues(options: readonly Schema[] = []): readonly ListedValue[] | undefined {
  return options.length > 0 && options.every(isListedValue) ? options : undefined;
}

function isListedValue(option: Schema): option is ListedValue {
  if (typeof option === 'boolean' || !('const' in option)) return false;
  return Object.keys(option).every((keyword) => keyword === 'const' || keyword === 'type' || isAnnotation(keyword));
}

/** The values of an enum that says what some of them mean. Undefined if it says nothing. */
export function describedValues(schema: SchemaObject): readonly ListedValue[] | undefined {
  const { enum: values = schema['x-extensible-enum'], 'x-enum-descriptions': descriptions } = schema;
  return descriptions && values?.map((value) => described(value, descriptions));
}

function described(value: unknown, descriptions: Readonly<Record<string, string>>): ListedValue {
  const name = typeof value === 'string' ? value : JSON.stringify(value);
  const description = Object.hasOwn(descriptions, name) ? descriptions[name] : undefined;
  return { const: value, ...(description !== undefined && { description }) };
}

/** Whether it says what one of the values means. */
export function haveMeanings(values: readonly ListedValue[]): boolean {
  return values.some((value) => Object.keys(value).some(isAnnotation));
}
