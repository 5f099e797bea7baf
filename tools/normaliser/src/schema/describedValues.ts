import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { locationOf, member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { requiredForm } from './keywordForms.ts';

/** The texts of `x-enum-descriptions`: by value, or in the order of the values. */
export type DescribedValues = Readonly<Record<string, string>> | readonly string[];

/** The descriptions of those values that have one, by value. What is no text is reported elsewhere. */
export function describedValues(values: readonly unknown[], given: unknown): Readonly<Record<string, string>> {
  const described = values.flatMap((value, index) => {
    const name = nameOf(value);
    const text = isList(given)
      ? given[index]
      : isMapping(given) && Object.hasOwn(given, name)
        ? given[name]
        : undefined;
    return typeof text === 'string' ? [[name, text.replace(/\s+/g, ' ').trim()] as const] : [];
  });
  return Object.fromEntries(described);
}

/** Reports descriptions of values that are not listed, at the first one. */
export function checkDescribedValues(node: SpecNode): Diagnostic[] {
  if (!isMapping(node.value)) return [];
  const { enum: values = node.value['x-extensible-enum'] } = node.value;
  return ['x-enum-descriptions', 'x-enumDescriptions'].flatMap((keyword) => {
    const given = member(node, keyword);
    if (!given || requiredForm('descriptions', given.value) !== undefined) return [];
    const names = Array.isArray(values) ? values.map(nameOf) : [];
    const unused = isList(given.value)
      ? given.value.slice(names.length).map((text) => [String(text), given] as const)
      : members(given).filter(([name]) => !names.includes(name));
    const [first] = unused;
    if (!first) return [];
    const [name, location] = first;
    const message = isList(given.value)
      ? `${keyword} has ${given.value.length} texts for ${names.length} values.`
      : `${keyword} describes ${JSON.stringify(name)}, which the enum does not list.${didYouMean(name, names)}`;
    return [createDiagnostic('enum-description-unused', locationOf(location, 'key'), message)];
  });
}

function nameOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}
