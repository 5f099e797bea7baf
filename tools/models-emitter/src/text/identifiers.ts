import { digest, shorten } from '@hookbook/contract/text';

export interface IdentifierRules {
  /** Whether a text may be an identifier as it is. */
  readonly isIdentifier: (text: string) => boolean;
  /** The identifier that is closest to a text; need not be unique. */
  readonly convert: (text: string) => string;
  /** What makes two identifiers the same; by default all their characters. */
  readonly fold?: (identifier: string) => string;
}

/**
 * A unique identifier for each text, in order. A text that is an identifier keeps its name, whatever stands beside it; of the
 * others, one whose identifier is taken gets a hash, so that adding a text renames no other.
 */
export function identifiersOf(
  texts: readonly string[],
  { isIdentifier, convert, fold = (identifier) => identifier }: IdentifierRules,
): readonly string[] {
  const kept = texts.map((text) => (isIdentifier(text) ? text : undefined));
  const taken = new Set<string>();
  const claim = (identifier: string): string | undefined => {
    if (taken.has(fold(identifier))) return undefined;
    taken.add(fold(identifier));
    return identifier;
  };
  const claimed = kept.map((text) => text && claim(text));
  return texts.map((text, index) => {
    const identifier = claimed[index];
    if (identifier) return identifier;
    const name = shorten(convert(text), text);
    return claim(name) ?? `${name}_${digest(text)}`;
  });
}
