/** Where a row stands on its page: for people and as an id. */
export interface Anchor {
  readonly path: string;
  readonly anchor: string;
}

/** The place of a property: `data` below `` is `data`, `email` below that is `data.email`. */
export function propertyAnchor(parent: Anchor, name: string): Anchor {
  return {
    path: parent.path === '' ? name : `${parent.path}.${name}`,
    anchor: `${parent.anchor}.${anchorText(name)}`,
  };
}

/** The place of something without a name of its own; `step` is what it adds to the path, e.g. `[]`. */
export function partAnchor(parent: Anchor, part: string, step = ''): Anchor {
  // A single tilde, which `anchorText` never gives: a part can not take the anchor of a property.
  return { path: `${parent.path}${step}`, anchor: `${parent.anchor}.~${part}` };
}

function anchorText(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/gu, (char) => `~${char.codePointAt(0)?.toString(16)}~`);
}
