/** The beginning of a description, and the rest if it is long. */
export interface Description {
  readonly beginning: string;
  readonly rest?: string;
}

/** Shorter texts stay together. */
const MAX_BEGINNING = 600;
/** Links may be defined anywhere in a text. */
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:/m;
/** What may go on after an empty line. */
const NO_PARAGRAPH = /^ {0,3}(?:```|~~~|<|[*+-] |\d+[.)] |#|>|\|)|^(?: {4}|\t)/m;

/**
 * Splits a long description after its first paragraph: readers of a provider look for its signature and its deliveries, and for
 * what its documentation leaves out later.
 */
export function splitDescription(text: string): Description {
  const lines = text.trim().split('\n');
  const end = lines.findIndex((line) => line.trim() === '');
  const beginning = lines.slice(0, end).join('\n');
  // The first line may be indented, as code is.
  const rest = lines
    .slice(end + 1)
    .join('\n')
    .replace(/^(?:[^\S\n]*\n)+/, '');
  const isLong = end !== -1 && text.length > MAX_BEGINNING;
  return isLong && !NO_PARAGRAPH.test(beginning) && !DEFINITION.test(text) ? { beginning, rest } : { beginning: text };
}
