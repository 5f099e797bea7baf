import type { Event } from '@hookbook/contract';
import type { SchemaObject } from '@hookbook/contract/schema';
import { sinceText } from '@hookbook/contract/text';
import type { Badges } from './shape.ts';

/** One badge as it appears on a page. */
export interface Badge {
  readonly kind: 'deprecated' | 'inferred' | 'undocumented' | 'plain';
  readonly text: string;
}

/** The badges of a value: those of every schema that it must match. */
export function badgesOf(schemas: readonly SchemaObject[]): Badges {
  const inferred = schemas.flatMap((schema) => schema['x-inferred'] ?? []);
  const since = schemas.flatMap((schema) => schema['x-since'] ?? [])[0];
  const sunset = schemas.flatMap((schema) => schema['x-sunset'] ?? [])[0];
  const access = schemas.flatMap(accessOf)[0];
  return {
    deprecated: schemas.some((schema) => schema.deprecated === true),
    undocumented: schemas.some((schema) => schema['x-undocumented'] === true),
    ...(access && { access }),
    ...(inferred.length > 0 && { inferred: [...new Set(inferred)].filter((reason) => reason !== '').join(' ') }),
    ...(since && { since: sinceText(since) }),
    ...(sunset !== undefined && { sunset }),
  };
}

export function eventBadges({ deprecated, inferred, since, sunset }: Event): Partial<Badges> {
  return {
    deprecated,
    ...(inferred !== undefined && { inferred }),
    ...(since && { since: sinceText(since) }),
    ...(sunset !== undefined && { sunset }),
  };
}

export function hasBadges(badges: Badges): boolean {
  const { deprecated, undocumented, access, inferred, since, sunset } = badges;
  return deprecated || undocumented || (access ?? inferred ?? since ?? sunset) !== undefined;
}

/** The badges in the order in which pages show them. The reasons for them are in the text. */
export function badgeList({
  deprecated,
  inferred,
  undocumented,
  access,
  since,
  sunset,
}: Partial<Badges>): readonly Badge[] {
  const badges: readonly (Badge | false | '' | undefined)[] = [
    deprecated && { kind: 'deprecated', text: 'deprecated' },
    inferred !== undefined && { kind: 'inferred', text: 'inferred' },
    undocumented && { kind: 'undocumented', text: 'undocumented' },
    access && { kind: 'plain', text: access },
    since && { kind: 'plain', text: `since ${since}` },
    sunset !== undefined && { kind: 'deprecated', text: `until ${sunset}` },
  ];
  return badges.filter((badge) => typeof badge === 'object');
}

function accessOf(schema: SchemaObject): readonly NonNullable<Badges['access']>[] {
  if (schema.readOnly === true) return ['read-only'];
  return schema.writeOnly === true ? ['write-only'] : [];
}
