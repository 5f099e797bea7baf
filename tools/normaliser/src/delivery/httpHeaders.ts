/** Headers of one connection: whoever sends the request sets them, so a contract cannot. */
export const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'connection', 'content-length', 'expect', 'host', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade',
]); // biome-ignore format: a list reads better dense

/** Headers with a meaning in every HTTP request, which a signature would replace. */
export const HTTP_HEADERS: ReadonlySet<string> = new Set([
  ...CONNECTION_HEADERS,
  ...['accept', 'accept-encoding', 'content-encoding', 'content-type', 'date', 'user-agent'],
]);

/** Headers that every delivery has. */
export const GENERAL_HEADERS: readonly string[] = ['content-type', 'user-agent'];

/** Whether a text can be the name of a header: a token of RFC 9110. */
export function isHeaderName(text: string): boolean {
  return /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(text);
}

/** Why a text cannot be a part of the value of a header, as the end of a sentence; undefined if it can. */
export function headerTextProblem(text: string): string | undefined {
  const character = [...text].find((candidate) => !isInLatin1(candidate) || isControl(candidate));
  if (character === undefined) return undefined;
  if (!isInLatin1(character)) return `contains ${JSON.stringify(character)}, which is not Latin-1`;
  return `contains ${character === '\n' || character === '\r' ? 'a line break' : 'a control character'}`;
}

/** Like `headerTextProblem`, for a complete value. */
export function headerValueProblem(text: string): string | undefined {
  const isTrimmed = /^[\t ]|[\t ]$/.test(text);
  return headerTextProblem(text) ?? (isTrimmed ? 'starts or ends with white space, which HTTP removes' : undefined);
}

function isInLatin1(character: string): boolean {
  return character <= '\u00ff';
}

/** A tab is white space in HTTP. */
function isControl(character: string): boolean {
  return (character < ' ' && character !== '\t') || character === '\u007f';
}
