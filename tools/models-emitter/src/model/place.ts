import { pascalCase, shorten } from '@hookbook/contract/text';

/** Where a schema is that has no name of its own: it is named after its place, so that no other edit renames it. */
export interface Place {
  /** `UserCreatedEventData`; may be taken. */
  readonly name: string;
  /** Identifies the place in its provider. */
  readonly path: string;
  readonly depth: number;
  /** The definitions around the place whose types are written where they are referred to. */
  readonly inlined: readonly string[];
  /** The objects around the place, by the text of their schemas. */
  readonly outer: ReadonlyMap<string, string>;
}

/** The place of an event or a definition. */
export function rootPlace(name: string): Place {
  return { name, path: name, depth: 0, inlined: [], outer: new Map() };
}

export function memberPlace(place: Place, member: string): Place {
  return inside(place, pascalCase(member), `/${JSON.stringify(member)}`);
}

export function itemPlace(place: Place): Place {
  return inside(place, 'Item', '[]');
}

export function valuePlace(place: Place): Place {
  return inside(place, 'Value', '{}');
}

function inside(place: Place, suffix: string, step: string): Place {
  const path = place.path + step;
  return { ...place, name: shorten(place.name + suffix, path), path, depth: place.depth + 1 };
}
