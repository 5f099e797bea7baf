import { plainLines } from '../text/plainLines.ts';
import { type Block, type CodeBlock, type ListBlock, type ListItem, listMarker, readBlocks } from './markdownBlocks.ts';

/**
 * Markdown texts as the lines of one Go documentation comment, laid out as gofmt lays them out, which would otherwise change
 * them. Lines that start with a tab are code.
 */
export function docLines(texts: readonly string[]): readonly string[] {
  const blocks = separate(texts.flatMap((text) => readBlocks(plainLines(text))));
  const lines = blocks.flatMap((block, index) => [
    ...(index > 0 ? [''] : []),
    ...blockLines(block, index > 0 && index < blocks.length - 1),
  ]);
  return lines.map(withoutBuildTag);
}

/**
 * Go would join a list with a list or code beside it, and remove the indentation of a comment that is indented completely:
 * such blocks become paragraphs.
 */
function separate(blocks: readonly Block[]): readonly Block[] {
  const isIndented = blocks.every(({ kind }) => kind === 'list' || kind === 'code');
  const hasList = blocks.some(({ kind }) => kind === 'list');
  return blocks.flatMap((block, index) => {
    const neighbours = [blocks[index - 1], blocks[index + 1]];
    const isJoined = neighbours.some((other) => other?.kind === 'code' || other?.kind === 'list');
    if (block.kind === 'list' && (isIndented || isJoined)) return paragraphsOf(block);
    if (block.kind === 'code' && isIndented && !hasList) return codeParagraph(block);
    return [block];
  });
}

function codeParagraph({ lines }: CodeBlock): Block {
  return { kind: 'paragraph', lines: lines.filter((line) => line !== '').map((line) => line.trim()) };
}

function paragraphsOf({ items, isLoose }: ListBlock): readonly Block[] {
  const marked = items.map((item) => {
    const [[first = '', ...others] = [], ...paragraphs] = item.paragraphs;
    const marker = item.number === undefined ? '-' : `${item.number}.`;
    return [[`${marker} ${first}`, ...others], ...paragraphs];
  });
  const paragraphs = isLoose ? marked.flat() : [marked.flat(2)];
  return paragraphs.map((lines) => ({ kind: 'paragraph', lines }));
}

function blockLines(block: Block, isMiddle: boolean): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return block.lines.length > 1 ? block.lines.map(proseLine) : [onlyLine(block.lines[0] ?? '', isMiddle)];
    case 'heading':
      return [`# ${block.text}`];
    case 'code':
      return codeLines(block.lines).map((line) => (line === '' ? '' : `\t${line}`));
    case 'list':
      return block.items.flatMap((item, index) => [...(block.isLoose && index > 0 ? [''] : []), ...itemLines(item)]);
  }
}

/** Go reads a short line between paragraphs as a heading, unless it ends like a sentence. */
function onlyLine(line: string, isMiddle: boolean): string {
  const text = proseLine(line).replace(/^#\s+/, '# ');
  return isMiddle && /^\p{Lu}(.*[\p{L}\p{Nd}])?$/u.test(text) ? `${text}.` : text;
}

/** Code that starts like a list would be one. */
function codeLines(lines: readonly string[]): readonly string[] {
  return listMarker(lines[0] ?? '') ? ['```', ...lines, '```'] : lines;
}

function itemLines({ number, paragraphs }: ListItem): readonly string[] {
  const lines = paragraphs.flatMap((paragraph, index) => [...(index > 0 ? [''] : []), ...paragraph.map(proseLine)]);
  const marker = number === undefined ? '  - ' : ` ${number}. `;
  return lines.map((line, index) => (line === '' ? '' : `${index === 0 ? marker : '    '}${line}`));
}

/** Go turns doubled quotes into typographic ones, and moves lines that define links to the end. */
function proseLine(line: string): string {
  const text = line.replace(/``+/g, '`').replace(/''/g, '"');
  return text.startsWith('[') && text.includes('://') ? text.replaceAll(']:', '] :') : text;
}

/** Go reads this word at the start of a comment as a condition for compiling the file. */
function withoutBuildTag(line: string): string {
  return line.replace(/^(\s*)\+build(?=\s|$)/, '$1\\+build');
}
