import type { DefinitionMap, Discriminator, Schema, SchemaObject } from '@hookbook/contract/schema';
import { valueText } from './constraints.ts';
import { flatten, isNull } from './flatten.ts';
import { typeText } from './typeText.ts';

/**
 * What tells the options of a value apart, for people: the constant of a property, or else titles, names of definitions,
 * types, or a property that only one option requires. Numbers if none of them is different for each option.
 */
export function optionLabels(
  options: readonly Schema[],
  definitions: DefinitionMap,
  discriminator?: Discriminator,
): readonly string[] {
  const facts = options.map((option) => factsOf(option, definitions));
  const tags = new Set([
    ...(discriminator ? [discriminator.propertyName] : []),
    ...facts.flatMap(({ constants }) => [...constants.keys()]),
  ]);
  const mapped = (option: Schema) => discriminator && mappedValue(option, discriminator);
  const candidates: readonly (readonly (string | undefined)[])[] = [
    ...[...tags].map((name) =>
      options.map((option, index) => {
        const value = facts[index]?.constants.get(name) ?? (name === discriminator?.propertyName && mapped(option));
        return value ? `${name}: ${value}` : undefined;
      }),
    ),
    facts.map(({ title }) => title),
    facts.map(({ name }) => name),
    facts.map(({ type }) => type),
    facts.map(({ required }, index) => ownName(required, facts.toSpliced(index, 1))),
  ];
  const labels: readonly (readonly (string | undefined)[])[] = candidates.map((list) =>
    list.map((label, index) => (isNull(options[index] ?? true) ? 'null' : label)),
  );
  return labels.find(areDifferent) ?? options.map((_, index) => `option ${index + 1}`);
}

function areDifferent(labels: readonly (string | undefined)[]): labels is readonly string[] {
  return !labels.includes(undefined) && new Set(labels).size === labels.length;
}

interface OptionFacts {
  readonly constants: ReadonlyMap<string, string>;
  readonly title: string | undefined;
  readonly name: string | undefined;
  readonly type: string;
  readonly required: readonly string[];
}

function factsOf(option: Schema, definitions: DefinitionMap): OptionFacts {
  const { parts, definitionNames } = flatten([option], definitions);
  const constants = parts.flatMap(({ schema: { properties = {} } }) =>
    Object.entries(properties).flatMap(([name, member]): [string, string][] => {
      const values = flatten([member], definitions).parts.flatMap(({ schema }) => onlyValue(schema));
      return values.length === 1 ? [[name, valueText(values[0])]] : [];
    }),
  );
  return {
    constants: new Map(constants),
    title: parts.find(({ schema }) => schema.title !== undefined)?.schema.title,
    name: definitionNames.length === 1 ? definitionNames[0] : undefined,
    type: typeText([option], definitions),
    required: parts.flatMap(({ schema }) => schema.required ?? []),
  };
}

/** A property that only this option requires. */
function ownName(required: readonly string[], others: readonly OptionFacts[]): string | undefined {
  const own = required.find((name) => !others.some((other) => other.required.includes(name)));
  return own === undefined ? undefined : `with ${own}`;
}

function onlyValue({ enum: values = [], ...schema }: SchemaObject): readonly unknown[] {
  if ('const' in schema) return [schema.const];
  return values.length === 1 ? values : [];
}

function mappedValue(option: Schema, { mapping }: Discriminator): string | undefined {
  if (typeof option === 'boolean' || option.$ref === undefined) return undefined;
  return Object.entries(mapping).find(([, reference]) => reference === option.$ref)?.[0];
}
