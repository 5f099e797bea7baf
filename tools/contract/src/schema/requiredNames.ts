import { acceptedTypes, OBJECT } from './acceptedTypes.ts';
import type { DefinitionLookup } from './definitions.ts';
import { definitionName } from './refs.ts';
import type { Schema } from './schema.ts';

/**
 * The members that every object has that a schema accepts, through references and composition. Of alternatives, only what
 * all of them require is certain. Conditions are ignored.
 */
export function requiredNames(schema: Schema, lookup: DefinitionLookup): ReadonlySet<string> {
  return namesIn(schema, lookup, []);
}

const NONE: ReadonlySet<string> = new Set();

function namesIn(schema: Schema, lookup: DefinitionLookup, entered: readonly string[]): ReadonlySet<string> {
  if (typeof schema === 'boolean') return NONE;
  if (schema.$ref !== undefined) {
    const name = definitionName(schema.$ref);
    return entered.includes(name) ? NONE : namesIn(lookup(name) ?? true, lookup, [...entered, name]);
  }
  const { required, allOf = [], anyOf, oneOf } = schema;
  if (allOf.length === 0 && !anyOf && !oneOf) return required ? new Set(required) : NONE;
  const alternatives = [anyOf, oneOf].flatMap((branches) => (branches ? [common(branches, lookup, entered)] : []));
  const parts = [...allOf.map((part) => namesIn(part, lookup, entered)), ...alternatives];
  return new Set([...(required ?? []), ...parts.flatMap((names) => [...names])]);
}

/** What all branches require that accept objects. */
function common(
  branches: readonly Schema[],
  lookup: DefinitionLookup,
  entered: readonly string[],
): ReadonlySet<string> {
  const [first = new Set<string>(), ...others] = branches
    .filter((branch) => (acceptedTypes(branch, lookup) & OBJECT) !== 0)
    .map((branch) => namesIn(branch, lookup, entered));
  return new Set([...first].filter((name) => others.every((names) => names.has(name))));
}
