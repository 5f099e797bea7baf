import { withoutEmptyParagraphs } from '../../text/emptyParagraphs.ts';
import { ALWAYS } from './constraints.ts';
import type { SchemaPart } from './flatten.ts';
import type { Constraint, Shape } from './shape.ts';

/** The description of this use comes first. The definition's own introduces the members, if `hasMembers`. */
export function mergeDescriptions(
  parts: readonly SchemaPart[],
  { hasMembers }: { readonly hasMembers: boolean },
): Pick<Shape, 'description' | 'intro'> {
  const own = descriptionsOf(parts.filter((part) => part.definition === undefined));
  const shared = descriptionsOf(parts.filter((part) => part.definition !== undefined));
  if (own.length === 0) return { description: shared.join('\n\n'), intro: '' };
  if (!hasMembers) return { description: [...new Set([...own, ...shared])].join('\n\n'), intro: '' };
  return { description: own.join('\n\n'), intro: shared.join('\n\n') };
}

/** Removes the descriptions of definitions that the page has already shown, and the reasons for inferring them. */
export function withoutRepeatedDescriptions(parts: readonly SchemaPart[]): readonly SchemaPart[] {
  const hasOwn = parts.some((part) => part.definition === undefined && part.schema.description !== undefined);
  return parts.map((part) => {
    if (part.definition === undefined) return part;
    const { description, 'x-inferred': inferred, ...schema } = part.schema;
    const kept = hasOwn || description === undefined ? schema : { ...schema, description };
    return { ...part, schema: inferred === undefined ? kept : { ...kept, 'x-inferred': '' } };
  });
}

/** The description without a paragraph that says nothing but the only value, which the constraints say. */
export function withoutStatedValue(description: string, constraints: readonly Constraint[]): string {
  const values = constraints.flatMap((constraint) => (constraint.label === ALWAYS ? constraint.values : []));
  const paragraphs = description.split('\n\n');
  return paragraphs.filter((text) => !values.some((value) => text.trim() === `Always \`${value}\`.`)).join('\n\n');
}

function descriptionsOf(parts: readonly SchemaPart[]): readonly string[] {
  const texts = parts.flatMap((part) => part.schema.description ?? []).map(withoutEmptyParagraphs);
  return [...new Set(texts)].filter((text) => text.trim() !== '');
}
