import type { SchemaObject } from '@hookbook/contract/schema';
import { sinceText } from '@hookbook/contract/text';
import type { Badges } from './shape.ts';

/** What a reader should know about the standing of a value: the marks of all schemas that stand in its place. */
export function badgesOf(schemas: readonly SchemaObject[]): Badges {
  const inferred = schemas.flatMap((schema) => schema['x-inferred'] ?? []);
  const since = schemas.flatMap((schema) => schema['x-since'] ?? [])[0];
  const access = schemas.flatMap(accessOf)[0];
  return {
    deprecated: schemas.some((schema) => schema.deprecated === true),
    undocumented: schemas.some((schema) => schema['x-undocumented'] === true),
    ...(access && { access }),
    ...(inferred.length > 0 && { inferred: [...new Set(inferred)].filter((reason) => reason !== '').join(' ') }),
    ...(since && { since: sinceText(since) }),
  };
}

export function hasBadges(marks: Badges): boolean {
  return marks.deprecated || marks.undocumented || (marks.access ?? marks.inferred ?? marks.since) !== undefined;
}

function accessOf(schema: SchemaObject): readonly NonNullable<Badges['access']>[] {
  if (schema.readOnly === true) return ['read-only'];
  return schema.writeOnly === true ? ['write-only'] : [];
}
