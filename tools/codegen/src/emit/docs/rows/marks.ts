import type { Since } from '../../../contract.ts';
import type { SchemaObject } from '../../../schema.ts';
import type { Marks } from './shape.ts';

/** What a reader should know about the standing of a value: the marks of all schemas that stand in its place. */
export function marksOf(schemas: readonly SchemaObject[]): Marks {
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

export function hasMarks(marks: Marks): boolean {
  return marks.deprecated || marks.undocumented || (marks.access ?? marks.inferred ?? marks.since) !== undefined;
}

/** `node SDK 1.6.0 (2024-06)`. */
export function sinceText({ of, version, date }: Since): string {
  const product = [of, version].filter((text) => text !== undefined).join(' ');
  if (product === '') return date ?? '';
  return date === undefined ? product : `${product} (${date})`;
}

function accessOf(schema: SchemaObject): readonly NonNullable<Marks['access']>[] {
  if (schema.readOnly === true) return ['read-only'];
  return schema.writeOnly === true ? ['write-only'] : [];
}
