/** Where a member is on its page: its path for people, and the `id` that links point to. */
export interface Anchor {
  readonly path: string;
  readonly id: string;
}

/** The anchor of a property: `data` in the root has the path `data`, and `email` in that has `data.email`. */
export function propertyAnchor(parent: Anchor, name: string): Anchor {
  return {
    path: parent.path === '' ? name : `${parent.path}.${name}`,
    id: `${parent.id}.${escapeName(name)}`,
  };
}

/** The anchor of a member without a name. `step` is added to the path, e.g. `[]`. */
export function partAnchor(parent: Anchor, part: string, step = ''): Anchor {
  // `escapeName` never produces a single tilde, so a part cannot collide with a property.
  return { path: `${parent.path}${step}`, id: `${parent.id}.~${part}` };
}

/** A name as a part of an id, in which every name is different. */
export function escapeName(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/gu, (char) => `~${char.codePointAt(0)?.toString(16)}~`);
}
