/**
 * A schema as the site shows it, in reading order. Plain data: built once per event and rendered as HTML and as Markdown.
 */
export interface Shape {
  /** For people, e.g. `array of string` or `object or null`. */
  readonly type: string;
  /** The definitions that the shape refers to. */
  readonly definitions: readonly DefinitionLink[];
  /** Markdown. */
  readonly description: string;
  /** Markdown above the members: the definition's own description, when `description` is about this use of it. */
  readonly intro: string;
  readonly badges: Badges;
  readonly constraints: readonly Constraint[];
  readonly members: readonly Member[];
  /** Ids of items that are shown as part of their array: links lead there. */
  readonly anchors?: readonly string[];
}

/** The name of a definition. `id` or `page` points to its members if they are elsewhere on this page or on another. */
export interface DefinitionLink {
  readonly name: string;
  readonly id?: string;
  /** Relative to the root of the site. */
  readonly page?: string;
}

export interface Badges {
  readonly deprecated: boolean;
  readonly undocumented: boolean;
  readonly access?: 'read-only' | 'write-only';
  /** The reason for the inference. Empty if the page gives it elsewhere, at the definition. */
  readonly inferred?: string;
  /** For people, e.g. `node SDK 1.6.0 (2024-06)`. */
  readonly since?: string;
  /** The date from which it may be missing. */
  readonly sunset?: string;
}

/** One restriction on a value, or another fact about it, such as an example. */
export interface Constraint {
  readonly label: string;
  readonly values: readonly string[];
  /** `code`: the values appear in JSON or in the schema. `text`: they are English. */
  readonly as: 'code' | 'text';
}

export interface Member {
  readonly kind: 'property' | 'pattern' | 'item' | 'option' | 'value' | 'part';
  /** The name of a property, a pattern, one of several values, or a description of the part, e.g. `each item`. */
  readonly label: string;
  /** From the root, e.g. `data.wallets[].chain`. */
  readonly path: string;
  /** Unique on the page, safe in an attribute and in a fragment. */
  readonly id: string;
  readonly required: boolean;
  readonly shape: Shape;
}

/** A definition with a section of its own, to which other members link. */
export interface DefinitionShape {
  readonly name: string;
  readonly id: string;
  readonly shape: Shape;
}

/** The shapes of the page of a definition. */
export interface SchemaShapes {
  readonly shape: Shape;
  readonly definitions: readonly DefinitionShape[];
}

export interface EventShapes {
  readonly payload: Shape;
  readonly headers?: Shape;
  readonly definitions: readonly DefinitionShape[];
}
