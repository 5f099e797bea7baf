/** Lines that somebody has broken by hand are not longer than this, and stay. */
const MAX_LINE = 120;
/** Leaves room for the comment's own characters in a line of 120. */
const WIDTH = 108;

/** Breaks the long lines of Markdown where a break means the same as a space. Code, tables and links stay in one piece. */
export function wrapProse(text: string): string {
  const lines: string[] = [];
  let fenced = false;
  let isOverflow = false;
  for (const line of text.split('\n')) {
    const fence = /^\s*(```|~~~)/.test(line);
    if (fence) fenced = !fenced;
    const isCode = fence || fenced || /^(\s*\||\s{4})/.test(line);
    // The rest of a line that was too long and the line behind it are one, or a stub would be left between them.
    const whole: string = isOverflow && !isCode && goesOn(line) ? `${lines.pop()} ${line.trimStart()}` : line;
    const wrapped: readonly string[] = isCode || whole.length <= MAX_LINE ? [whole] : wrapLine(whole);
    isOverflow = (wrapped.length > 1 || whole !== line) && !/( {2}|\\)$/.test(line);
    lines.push(...wrapped);
  }
  return lines.join('\n');
}

/** Whether a line belongs to the paragraph before it. */
function goesOn(line: string): boolean {
  return line.trim() !== '' && !startsBlock(line);
}

function wrapLine(line: string): string[] {
  const [start = ''] = /^\s*([-*+] |\d+[.)] |> )?/.exec(line) ?? [];
  const indent = start.endsWith('> ') ? start : ' '.repeat(start.length);
  const lines: string[] = [];
  let current = start;
  for (const piece of piecesOf(line.slice(start.length))) {
    const fits = current.length + piece.length <= WIDTH;
    if (fits || current.trim() === '' || current === start || startsBlock(piece)) current += piece;
    else {
      lines.push(current.trimEnd());
      current = indent + piece.trimStart();
    }
  }
  return [...lines, current.trimEnd()];
}

/** Words, each with the space before it; a code span or a link is one word. */
function piecesOf(text: string): string[] {
  return text.match(/\s*(?:`+[^`]{0,200}`+|\[[^[\]]{0,200}\]\([^()\s]{0,500}\)|\{@[^{}]{0,200}\}|\S)+/g) ?? [text];
}

/** At the beginning of a line it would be a list item, a heading, a quote, a table or a rule. */
function startsBlock(piece: string): boolean {
  return /^\s*([-*+#>|=~]|\d+[.)])/.test(piece);
}
