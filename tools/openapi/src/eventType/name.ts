/** A name of a webhook with its words, lower-case. */
export interface Name {
  readonly text: string;
  readonly words: readonly string[];
}

export function nameOf(text: string): Name {
  const words = wordsOf(text);
  const first = words.findIndex((word) => !DECORATION.has(word));
  const last = words.findLastIndex((word) => !DECORATION.has(word));
  return { text, words: first === -1 ? words : words.slice(first, last + 1) };
}

/** Words at the start or end of a name that say that it is a webhook, and not which. */
const DECORATION = new Set([
  ...['event', 'events', 'webhook', 'webhooks', 'hook', 'notification', 'notifications', 'callback', 'payload'],
  ...['on', 'handle', 'receive', 'send'],
]);

/** `EndpointCreatedEvent`, `endpoint_created.event` and `endpointCreated event` have the same words. */
export function wordsOf(text: string): string[] {
  const spaced = text
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase();
  return spaced.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

export function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Whether a value is the name but for case, punctuation and words such as `event`. */
export function isNamed(value: string, names: readonly Name[]): boolean {
  const joined = nameOf(value).words.join('');
  return joined !== '' && names.some(({ words }) => words.join('') === joined);
}

/** The words of a name before those of its last part; undefined if it does not end with them or has no others. */
export function wordsBefore({ words }: Name, end: readonly string[]): readonly string[] | undefined {
  if (end.length === 0 || !end.join('').endsWith(words.at(-1) ?? '')) return undefined;
  const start = words.findIndex((_, index) => words.slice(index).join('') === end.join(''));
  return start < 1 ? undefined : words.slice(0, start);
}

/** The start of a text that has the given words, without punctuation around it. */
export function textOfWords(text: string, words: readonly string[]): string {
  const joined = words.join('');
  for (let end = 1; end <= text.length; end++)
    if (wordsOf(text.slice(0, end)).join('') === joined) return text.slice(0, end).replace(/^[^\p{L}\p{N}]+/u, '');
  return text;
}
