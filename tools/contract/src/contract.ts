import type { Entities, Webhook } from '../../../packages/webhook/src/x-webhook/webhook.ts';
import type { ExactNumbers } from './data/exactNumbers.ts';
import type { SpecPointer } from './data/specPointer.ts';
import type { Definition } from './schema/definitions.ts';
import type { Schema } from './schema/schema.ts';

/** The normalised AsyncAPI document, as plain data. Emitters know nothing else. */
export interface Contract {
  readonly title: string;
  /** `info.version` of the AsyncAPI document. */
  readonly version: string;
  readonly description: string;
  /** Sorted by `name`. */
  readonly providers: readonly Provider[];
  /** In the order in which they are read. */
  readonly guides: readonly Guide[];
  /** The latest first. */
  readonly releases: readonly Release[];
}

/** A version of the contract, and what it changed for receivers. */
export interface Release {
  readonly version: string;
  /** As in `2026-12-31`. */
  readonly date: string;
  readonly changes: readonly ReleasedChange[];
}

export interface ReleasedChange {
  /** The name of the provider, which may not be in the contract any more. */
  readonly provider: string;
  /** The event type. Absent for a change of the provider. */
  readonly event?: string;
  readonly severity: 'breaking' | 'compatible';
  /** A sentence. Plain text. */
  readonly message: string;
  /** The place in the payload or in the headers, as a JSON pointer. */
  readonly pointer?: string;
}

/** A text for those who receive the events, about no provider in particular. */
export interface Guide {
  /** Safe as a file name and a URL segment, unique in the contract, e.g. `retries-and-order`. */
  readonly slug: string;
  readonly title: string;
  /** One line of plain text. */
  readonly summary: string;
  /** Markdown, with links to events, providers and guides as `guideLink` reads them, and code blocks in the language `facts`. */
  readonly text: string;
  readonly source: SpecPointer;
}

/** What a provider is called. */
export interface ProviderNames {
  /** The key of its channel, its `x-provider`, or the title of the document as a slug, e.g. `dynamic`. Untrusted text. */
  readonly name: string;
  /** Safe as a file name, a URL segment and a package subpath, unique in the contract, e.g. `dynamic`. */
  readonly slug: string;
  /** Safe as a TypeScript type name prefix, unique in the contract, e.g. `Dynamic`. */
  readonly typeName: string;
}

/** A system that sends webhooks, described by one or more AsyncAPI channels. */
export interface Provider extends ProviderNames {
  /** What it was called before, the latest first. Code and addresses that use these names still work. */
  readonly formerNames?: readonly ProviderNames[];
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  readonly docs: readonly DocsLink[];
  readonly tags: readonly Tag[];
  readonly webhook: Webhook;
  /** The protocols of its servers if none is HTTP, e.g. `kafka`; empty for webhooks. Sorted. */
  readonly protocols: readonly string[];
  /** In spec order. */
  readonly channels: readonly Channel[];
  /** Sorted by `type`. */
  readonly events: readonly Event[];
  /** The messages that the application receives, if they were asked for. Sorted by `type`, which is their name. */
  readonly commands: readonly Event[];
  /** The messages whose event type is not known, so that no receiver can tell them apart. In spec order. */
  readonly unresolvedEvents: readonly UnresolvedEvent[];
  /** Every definition that `#/$defs/<name>` refers to, sorted by name. Payloads are not definitions. */
  readonly definitions: readonly Definition[];
  readonly source: SpecPointer;
  /** Where its `x-webhook` is, if it has one. */
  readonly webhookSource?: SpecPointer;
}

/** A channel of a provider. */
export interface Channel {
  /** Its key. */
  readonly name: string;
  /** Absent if it is not published, as usual for webhooks: the receiver chooses the URL. */
  readonly address?: string;
  /** Where its address is, or else the channel. */
  readonly source: SpecPointer;
}

/** An event type with its payload schema and examples. */
export interface Event extends EventNames {
  /** The event type on the wire, e.g. `user.created`. Untrusted text. */
  readonly type: string;
  /** Safe as a file name and a URL segment, unique within the provider, e.g. `user.created`. */
  readonly slug: string;
  /** For display, e.g. `User created`. */
  readonly title: string;
  /** One line of plain text. */
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly tags: readonly Tag[];
  readonly docs: readonly DocsLink[];
  readonly deprecated: boolean;
  readonly since?: Since;
  /** The date from which the provider may no longer send it, such as `2026-12-31`. */
  readonly sunset?: string;
  /** Event types that it had before, the latest first. Their addresses in the documentation lead to its page. */
  readonly formerTypes?: readonly FormerType[];
  /** What it was called in code before. Code that uses these names still compiles. */
  readonly formerNames?: readonly EventNames[];
  /** Why parts of this event are inferred and not published by the vendor. */
  readonly inferred?: string;
  readonly typeOrigin: EventTypeOrigin;
  /** The value of each expression in `webhook.eventType`, in that order; undefined where this event has none. */
  readonly typeParts: readonly (string | undefined)[];
  /** The content type of its deliveries, if the messages of the provider have several and this one is not JSON. */
  readonly contentType?: string;
  /** The ids of things in this event, besides those of `webhook.entities`. */
  readonly entities?: Entities;
  /** Canonical schema of the payload (the request body). */
  readonly payload: Schema;
  /** Canonical schema of the headers object, if the message has one. */
  readonly headers?: Schema;
  readonly examples: readonly Example[];
  readonly source: SpecPointer;
}

/** What an event is called in code. */
export interface EventNames {
  /** Safe as a TypeScript identifier, unique among the events and definitions of the provider, e.g. `UserCreatedEvent`. */
  readonly typeName: string;
  /** The name of the function that narrows a value to the event, unique within the provider, e.g. `isUserCreatedEvent`. */
  readonly guardName: string;
  /** The name of the event's validator, unique within the provider, e.g. `userCreatedEvent`. */
  readonly validatorName: string;
}

/**
 * Where the event type was found: `extension`, in `x-event-type`; `schema`, pinned with `const` or `enum`; `examples`, as the
 * value that all examples have; `discriminator`, as the value that stands for the schema; `key`, the key of the message in
 * a channel whose messages share a schema; `channel`, the address of a channel with one event; `name`, the name of the
 * message.
 */
export type EventTypeOrigin = 'extension' | 'schema' | 'examples' | 'discriminator' | 'key' | 'channel' | 'name';

/** The event type that an event had before its provider, or the maintainer, renamed it. */
export interface FormerType {
  readonly type: string;
  /** Safe as a file name and a URL segment. Other events may have it now. */
  readonly slug: string;
}

/** A message that could be an event if its event type were known. */
export interface UnresolvedEvent {
  /** The name or key of the message. */
  readonly name: string;
  /** What is missing, in one sentence. */
  readonly reason: string;
  readonly source: SpecPointer;
}

export interface Example {
  /** Safe as a file name, unique within the event. */
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly origin: ExampleOrigin;
  /** Its members have the order of the schema. */
  readonly payload: unknown;
  /** The numbers of the payload that a double rounds. */
  readonly numbers?: ExactNumbers;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly source: SpecPointer;
}

/**
 * `vendor`: published by the vendor, unchanged; `adapted`: published by the vendor, completed or corrected by the
 * maintainers; `hookbook`: written by the maintainers; `generated`: made from the schema.
 */
export type ExampleOrigin = 'vendor' | 'adapted' | 'hookbook' | 'generated';

export interface Tag {
  readonly name: string;
  readonly description?: string;
}

export interface DocsLink {
  readonly url: string;
  readonly description?: string;
}

/** The version and date since which the vendor sends an event or a field. */
export interface Since {
  readonly version?: string;
  /** `2025`, `2025-12` or `2025-12-31`. */
  readonly date?: string;
  /** The product that has this version, e.g. `node SDK`. */
  readonly of?: string;
}
