export type TokenKind = 'key' | 'string' | 'literal' | 'open' | 'close' | 'comma' | 'colon';

/** A token of a JSON text, with its characters as they are: digits of numbers and escapes are not changed. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

const PUNCTUATION: Readonly<Record<string, TokenKind>> = {
  '{': 'open',
  '[': 'open',
  '}': 'close',
  ']': 'close',
  ',': 'comma',
  ':': 'colon',
};

/** The tokens of a text, or `undefined` if it is not JSON. */
export function tokensOf(text: string): readonly Token[] | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const texts = text.match(TOKEN) ?? [];
  return texts.map((token, index) => ({ kind: kindOf(token, texts[index + 1]), text: token }));
}

function kindOf(text: string, next: string | undefined): TokenKind {
  const punctuation = PUNCTUATION[text];
  if (punctuation) return punctuation;
  if (!text.startsWith('"')) return 'literal';
  return next === ':' ? 'key' : 'string';
}
