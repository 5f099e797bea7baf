import type { SpecPointer } from './data/specPointer.ts';
import type { Definition } from './schema/definitions.ts';
import type { Schema } from './schema/schema.ts';
import type { Webhook } from './webhook.ts';

/** The whole AsyncAPI document, parsed and normalised: all that an emitter may know. Plain data. */
export interface Contract {
  readonly title: string;
  /** `info.version` of the document. */
  readonly version: string;
  readonly description: string;
  /** Sorted by `name`. */
  readonly providers: readonly Provider[];
}

/** One system that sends webhooks: one AsyncAPI channel. */
export interface Provider {
  /** The channel's key as written, e.g. `dynamic`. Untrusted text. */
  readonly name: string;
  /** Safe as a file name, a URL segment and a package subpath, unique in the contract, e.g. `dynamic`. */
  readonly slug: string;
  /** Safe as a TypeScript type name prefix, unique in the contract, e.g. `Dynamic`. */
  readonly typeName: string;
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  readonly docs: readonly DocsLink[];
  readonly tags: readonly Tag[];
  readonly webhook: Webhook;
  /** Sorted by `type`. */
  readonly events: readonly Event[];
  /** Every shared shape, by the name that `#/$defs/<name>` refers to; sorted by name. Event payloads are not among them. */
  readonly definitions: readonly Definition[];
  readonly source: SpecPointer;
}

/** One event: an event type with its payload schema and examples. */
export interface Event {
  /** What arrives on the wire, e.g. `user.created`. Untrusted text. */
  readonly type: string;
  /** Safe as a file name and URL segment, unique within the provider, e.g. `user.created`. */
  readonly slug: string;
  /** Safe as a TypeScript identifier, unique within the provider and never that of a definition, e.g. `UserCreatedEvent`. */
  readonly typeName: string;
  /** For people, e.g. `User created`. */
  readonly title: string;
  /** One line of plain text. */
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly tags: readonly Tag[];
  readonly docs: readonly DocsLink[];
  readonly deprecated: boolean;
  readonly since?: Since;
  /** Why parts of this event are a conclusion of ours and not published by the vendor. */
  readonly inferred?: string;
  /** The values found in the places of `webhook.eventType`, in that order; `undefined` where this event has none. */
  readonly typeParts: readonly (string | undefined)[];
  /** Canonical schema of the payload (the request body). */
  readonly payload: Schema;
  /** Canonical schema of the headers object, where the message has one. */
  readonly headers?: Schema;
  readonly examples: readonly Example[];
  readonly source: SpecPointer;
}

export interface Example {
  /** Safe as a file name, unique within the event. */
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  /** `vendor`: published by the vendor, verbatim; `adapted`: the vendor's, completed or corrected by us; `hookbook`: written by us. */
  readonly origin: ExampleOrigin;
  /** Its members stand in the order of the schema. */
  readonly payload: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly source: SpecPointer;
}

export type ExampleOrigin = 'vendor' | 'adapted' | 'hookbook';

export interface Tag {
  readonly name: string;
  readonly description?: string;
}

export interface DocsLink {
  readonly url: string;
  readonly description?: string;
}

/** Since when the vendor sends an event or a field. */
export interface Since {
  readonly version?: string;
  /** `2025`, `2025-12` or `2025-12-31`. */
  readonly date?: string;
  /** What the version belongs to, e.g. `node SDK`. */
  readonly of?: string;
}
