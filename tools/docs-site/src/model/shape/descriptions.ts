import type { SchemaObject } from '@hookbook/contract/schema';
import { constraintsOf } from './constraints.ts';
import type { Part } from './flatten.ts';
import type { Constraint, Shape } from './shape.ts';

/** What all parts of a value ask of it, what it always is or can be first. */
export function factsOfParts(parts: readonly Part[]): readonly Constraint[] {
  const schemas = parts.map((part) => part.schema);
  const facts = distinct([...schemas.flatMap(constraintsOf), ...requiredElsewhere(schemas)]);
  const always = facts.filter((fact) => fact.label === 'always');
  if (always.length === 0) return facts;
  return [...always, ...facts.filter((fact) => !/^(always|examples?)$/.test(fact.label))];
}

/** Members that are required and not described here, as an option does that tells two shapes apart. */
function requiredElsewhere(schemas: readonly SchemaObject[]): readonly Constraint[] {
  const described = new Set(schemas.flatMap((schema) => Object.keys(schema.properties ?? {})));
  const names = schemas.flatMap((schema) => schema.required ?? []).filter((name) => !described.has(name));
  return names.length === 0 ? [] : [{ label: 'required', values: distinct(names), as: 'code' }];
}

/** What the place says comes first; what a shared shape says of itself stands with its members, if `hasMembers`. */
export function textsOfParts(
  parts: readonly Part[],
  { hasMembers }: { readonly hasMembers: boolean },
): Pick<Shape, 'description' | 'intro'> {
  const said = (shared: boolean) =>
    distinct(
      parts.filter((part) => (part.from !== undefined) === shared).flatMap((part) => part.schema.description ?? []),
    );
  const own = said(false);
  const shared = said(true);
  if (own.length === 0) return { description: shared.join('\n\n'), intro: '' };
  if (!hasMembers) return { description: distinct([...own, ...shared]).join('\n\n'), intro: '' };
  return { description: own.join('\n\n'), intro: shared.join('\n\n') };
}

/** Leaves out the texts that a shared shape says of itself: they stand where it is met first. */
export function withoutSharedTexts(parts: readonly Part[]): readonly Part[] {
  const hasOwn = parts.some((part) => part.from === undefined && part.schema.description !== undefined);
  return parts.map((part) => {
    if (part.from === undefined) return part;
    const { description, 'x-inferred': inferred, ...schema } = part.schema;
    const kept = hasOwn || description === undefined ? schema : { ...schema, description };
    return { ...part, schema: inferred === undefined ? kept : { ...kept, 'x-inferred': '' } };
  });
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
