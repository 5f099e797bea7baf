/** Part of a sentence: words, or something of the wire. */
export type Inline = string | { readonly code: string };

/** One fact of how a provider delivers. */
export interface DeliveryRow {
  readonly label: string;
  readonly words: readonly Inline[];
  /** Markdown, in place of words. */
  readonly prose?: string;
}

export function row(label: string, words: readonly Inline[]): DeliveryRow {
  return { label, words };
}
