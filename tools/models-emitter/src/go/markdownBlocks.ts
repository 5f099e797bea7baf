/** A block of a Markdown text, as far as Go comments have the same. */
export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'heading'; readonly text: string }
  | CodeBlock
  | ListBlock;

export interface CodeBlock {
  readonly kind: 'code';
  readonly lines: readonly string[];
}

/** A list. Lists inside its items are part of their text. */
export interface ListBlock {
  readonly kind: 'list';
  readonly items: readonly ListItem[];
  /** Whether there are blank lines in it. */
  readonly isLoose: boolean;
}

export interface ListItem {
  /** Undefined in a list with bullets. */
  readonly number: string | undefined;
  readonly paragraphs: readonly (readonly string[])[];
}

/** What a line of a list starts with, and the text after it. */
export interface ListMarker {
  readonly number: string | undefined;
  readonly text: string;
}

/** The list marker of a line, by the rules of Go comments. */
export function listMarker(line: string): ListMarker | undefined {
  const [, number, text] = /^(?:[•*+-]|(\d+)[.)]) (.*)$/.exec(line.trim()) ?? [];
  return text === undefined || text.trim() === '' ? undefined : { number, text: text.trim() };
}

/** A block, and the index of the line after it. */
type Read = readonly [block: Block, end: number];

/** The blocks of lines without trailing spaces. */
export function readBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; ) {
    if (lines[index] === '') {
      index++;
      continue;
    }
    const [block, end] = readFence(lines, index) ?? readIndented(lines, index) ?? readProse(lines, index);
    if (block.kind !== 'code' || block.lines.length > 0) blocks.push(block);
    index = end;
  }
  return blocks;
}

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

function readFence(lines: readonly string[], start: number): Read | undefined {
  const [, fence] = FENCE.exec(lines[start] ?? '') ?? [];
  if (fence === undefined) return undefined;
  const isEnd = (line: string) => line.trim().startsWith(fence) && /^(`+|~+)$/.test(line.trim());
  let end = start + 1;
  while (end < lines.length && !isEnd(lines[end] ?? '')) end++;
  return [{ kind: 'code', lines: withoutMargins(lines.slice(start + 1, end)) }, end + 1];
}

function readIndented(lines: readonly string[], start: number): Read | undefined {
  let end = start;
  while (end < lines.length && /^( {4}|$)/.test(lines[end] ?? '')) end++;
  return end === start ? undefined : [{ kind: 'code', lines: withoutMargins(lines.slice(start, end)) }, end];
}

function readProse(lines: readonly string[], start: number): Read {
  const [, heading] = HEADING.exec(lines[start] ?? '') ?? [];
  if (heading !== undefined) return [{ kind: 'heading', text: heading }, start + 1];
  const marker = listMarker(lines[start] ?? '');
  if (marker) return readList(lines, start, marker);
  let end = start + 1;
  while (end < lines.length && continuesParagraph(lines[end] ?? '')) end++;
  return [{ kind: 'paragraph', lines: lines.slice(start, end).map((line) => line.trim()) }, end];
}

const HEADING = /^\s*#{1,6}\s+(\S.*)$/;

function continuesParagraph(line: string): boolean {
  const marker = listMarker(line);
  const startsList = marker !== undefined && (marker.number ?? '1') === '1';
  return line !== '' && !FENCE.test(line) && !HEADING.test(line) && !startsList;
}

function readList(lines: readonly string[], start: number, first: ListMarker): Read {
  const items: { readonly number: string | undefined; readonly paragraphs: string[][] }[] = [];
  let isLoose = false;
  let end = start;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const isAfterBlank = lines[index - 1] === '' && index > start;
    if (line === '') continue;
    const marker = listMarker(line);
    const isInside = marker !== undefined || /^\s/.test(line) || (!isAfterBlank && continuesParagraph(line));
    if (!isInside) break;
    isLoose ||= isAfterBlank;
    const isItem = marker !== undefined && (marker.number === undefined) === (first.number === undefined);
    if (isItem) items.push({ number: marker.number, paragraphs: [[marker.text]] });
    else if (isAfterBlank) items.at(-1)?.paragraphs.push([line.trim()]);
    else items.at(-1)?.paragraphs.at(-1)?.push(line.trim());
    end = index + 1;
  }
  return [{ kind: 'list', items, isLoose }, end];
}

/** Lines without the indentation that all have, and without blank lines around them. */
function withoutMargins(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line !== '');
  if (start < 0) return [];
  const end = lines.findLastIndex((line) => line !== '') + 1;
  const body = lines.slice(start, end);
  const indent = body.reduce((least, line) => (line === '' ? least : Math.min(least, line.search(/[^ ]/))), Infinity);
  return body.map((line) => line.slice(indent));
}
