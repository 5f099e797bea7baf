import type { Event, Webhook } from '@hookbook/contract';
import type { DefinitionGraph } from '@hookbook/contract/schema';
import type { InlineCheck } from './compiled.ts';

/** What the code of an event is made from. Rules contain its first link. */
export type EventSource = Pick<Event, 'payload' | 'source' | 'docs'>;

/** What the code of a schema depends on besides the schema. */
export interface Surroundings extends ProviderTraits {
  readonly definitions: DefinitionGraph;
  /** The check of a definition that is part of no cycle, if it is so short that it replaces its calls. */
  readonly inlineCheck: (definition: string) => InlineCheck | undefined;
}

/** What the code of a schema depends on in all other schemas of the provider. */
export interface ProviderTraits extends Pick<Webhook, 'formats'> {
  /** Whether a schema of the provider has `unevaluatedProperties`. */
  readonly hasUnevaluatedProperties: boolean;
  readonly hasUnevaluatedItems: boolean;
}
