/** Shorter lines keep their breaks, because somebody may have chosen them. */
const MAX_LINE_LENGTH = 120;
/** Leaves room for the indentation and the comment's own characters in a line of 120. */
const WRAP_WIDTH = 108;

/** Wraps the long lines of Markdown where a line break means the same as a space. Code, tables and links stay whole. */
export function wrapProse(text: string): string {
  const lines: string[] = [];
  let isFenced = false;
  let isOverflowing = false;
  for (const line of text.split('\n')) {
    const isFence = /^\s*(```|~~~)/.test(line);
    if (isFence) isFenced = !isFenced;
    const isVerbatim = isFence || isFenced || /^(\s*\||\s{4})/.test(line);
    // The rest of a wrapped line is joined with the next line, which would otherwise follow a very short one.
    const full: string =
      isOverflowing && !isVerbatim && continuesParagraph(line) ? `${lines.pop()} ${line.trimStart()}` : line;
    const wrapped: readonly string[] = isVerbatim || full.length <= MAX_LINE_LENGTH ? [full] : wrapLine(full);
    const hasHardBreak = /( {2}|\\)$/.test(line);
    isOverflowing = (wrapped.length > 1 || full !== line) && !hasHardBreak;
    lines.push(...wrapped);
  }
  return lines.join('\n');
}

function continuesParagraph(line: string): boolean {
  return line.trim() !== '' && !startsBlock(line);
}

function wrapLine(line: string): string[] {
  const [marker = ''] = /^\s*([-*+] |\d+[.)] |> )?/.exec(line) ?? [];
  const indent = marker.endsWith('> ') ? marker : ' '.repeat(marker.length);
  const lines: string[] = [];
  let current = marker;
  for (const word of wordsOf(line.slice(marker.length))) {
    const fits = current.length + word.length <= WRAP_WIDTH;
    if (fits || current.trim() === '' || current === marker || startsBlock(word)) current += word;
    else {
      lines.push(current.trimEnd());
      current = indent + word.trimStart();
    }
  }
  return [...lines, current.trimEnd()];
}

/** Words, each with the space before it; a code span or a link is one word. */
function wordsOf(text: string): string[] {
  return text.match(/\s*(?:`+[^`]{0,200}`+|\[[^[\]]{0,200}\]\([^()\s]{0,500}\)|\{@[^{}]{0,200}\}|\S)+/g) ?? [text];
}

/** Whether a word at the start of a line would be read as a list item, heading, quote, table or rule. */
function startsBlock(word: string): boolean {
  return /^\s*([-*+#>|=~]|\d+[.)])/.test(word);
}
