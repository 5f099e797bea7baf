import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { locationOf, members, type SpecNode } from '../../spec/file/specNode.ts';

/** The fields of an object in an overlay. Extensions are always allowed. */
export interface ObjectFields {
  /** As a sentence says it: "an action". */
  readonly name: string;
  readonly required: readonly string[];
  readonly kinds: Readonly<Record<string, FieldKind>>;
}

type FieldKind = 'string' | 'boolean' | 'object' | 'list' | 'any value';

/** Reports fields that an object should not have, that it lacks, or that have a value of another kind. */
export function checkFields(node: SpecNode, { name, required, kinds }: ObjectFields): Diagnostic[] {
  if (!isMapping(node.value)) return [invalid(node, `${capitalised(name)} must be an object.`)];
  const fields = members(node);
  const missing = required.filter((key) => !fields.some(([field]) => field === key));
  return [
    ...missing.map((key) => invalid(node, `${capitalised(name)} needs the field "${key}".`, 'key')),
    ...fields.flatMap(([key, field]) => {
      const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
      if (kind !== undefined)
        return hasKind(field.value, kind) ? [] : [invalid(field, `"${key}" must be ${ARTICLES[kind]}.`)];
      if (key.startsWith('x-')) return [];
      const hint = didYouMean(key, Object.keys(kinds));
      return [invalid(field, `Unknown field "${key}" of ${name}.${hint}`, 'key')];
    }),
  ];
}

const ARTICLES: Readonly<Record<FieldKind, string>> = {
  string: 'a string', boolean: 'true or false', object: 'an object', list: 'a list', 'any value': 'a value',
}; // biome-ignore format: a table reads better dense

function hasKind(value: unknown, kind: FieldKind): boolean {
  switch (kind) {
    case 'string':
    case 'boolean':
      return typeof value === kind;
    case 'object':
      return isMapping(value);
    case 'list':
      return Array.isArray(value);
    case 'any value':
      return true;
  }
}

export function invalid(node: SpecNode, message: string, part: 'key' | 'value' = 'value'): Diagnostic {
  return createDiagnostic('overlay-invalid', locationOf(node, part), message);
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
