/**
 * The rows of the docs: what a schema says, in the order in which a reader wants it. Plain data, made once for a page
 * and shown as HTML and as Markdown.
 */
export interface Shape {
  /** For people, e.g. `array of string` or `object or null`. */
  readonly type: string;
  /** The shared shapes it is made of. */
  readonly names: readonly ShapeName[];
  /** Markdown. */
  readonly description: string;
  /** Markdown: what the shared shape says of itself, where `description` speaks of this use of it. */
  readonly intro: string;
  readonly marks: Badges;
  readonly facts: readonly Constraint[];
  readonly members: readonly Member[];
}

/** The name of a shared shape, with the place on the page where its members stand if they do not stand here. */
export interface ShapeName {
  readonly name: string;
  readonly anchor?: string;
}

export interface Badges {
  readonly deprecated: boolean;
  readonly undocumented: boolean;
  readonly access?: 'read-only' | 'write-only';
  /** Why it is a conclusion and not published; empty where the reason stands with the shared shape that says it. */
  readonly inferred?: string;
  /** For people, e.g. `node SDK 1.6.0 (2024-06)`. */
  readonly since?: string;
}

/** One thing that a schema asks of a value, or says of it. */
export interface Constraint {
  readonly label: string;
  readonly values: readonly string[];
  /** Whether the values are things of the wire (`code`) or words for people (`text`). */
  readonly as: 'code' | 'text';
}

export interface Member {
  readonly kind: 'property' | 'pattern' | 'item' | 'option' | 'part';
  /** A property's name, a pattern, or for a part its word, e.g. `each item`. */
  readonly label: string;
  /** From the root, e.g. `data.wallets[].chain`. */
  readonly path: string;
  /** Unique on the page, safe as an id and in a fragment. */
  readonly anchor: string;
  readonly required: boolean;
  readonly shape: Shape;
}

/** A shared shape that several places of a page link to. */
export interface SharedShape {
  readonly name: string;
  readonly anchor: string;
  readonly shape: Shape;
}

/** All rows of one event's page. */
export interface EventRows {
  readonly payload: Shape;
  readonly headers?: Shape;
  readonly shared: readonly SharedShape[];
}
