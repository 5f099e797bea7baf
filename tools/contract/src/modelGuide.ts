/** How to receive the events of a provider in a language. */
export interface ModelGuide {
  readonly language: 'python' | 'go' | 'java';
  readonly title: string;
  readonly code: string;
}

/** By the slug of a provider. */
export type ModelGuides = ReadonlyMap<string, readonly ModelGuide[]>;
