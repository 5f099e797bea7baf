/** The first sentence of a line of plain text, or all of it. */
export function firstSentence(line: string): string {
  return /^.*?(?<!\b(?:e\.g|i\.e|etc|vs|cf|approx))[.!?](?=\s|$)/i.exec(line)?.[0] ?? line;
}
