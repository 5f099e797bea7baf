import type { Doc } from '../model/model.ts';
import { plainLines } from '../text/plainLines.ts';
import { docComment, docText } from './literals.ts';

/** The documentation comment of a declaration, with its annotation if it is deprecated. `notes` are mark-up already. */
export function javadoc({ text, isDeprecated }: Doc, indent: string, notes: readonly string[] = []): string {
  const deprecated = isDeprecated ? [['@deprecated The contract marks it as deprecated.']] : [];
  const blocks = [...htmlBlocks(text), ...notes.map((note) => [note])].map(asParagraph);
  const lines = [...blocks, ...deprecated].flatMap((block, index) => (index > 0 ? ['', ...block] : block));
  return docComment(lines, indent) + (isDeprecated ? `${indent}@java.lang.Deprecated\n` : '');
}

type HtmlBlock = readonly string[];

const CODE_BLOCK = /^ {0,3}(`{3,}|~{3,})[^\n]*\n([\s\S]*?)(?:^ {0,3}\1[`~]*$|(?![\s\S]))/m;

/** Markdown as HTML: paragraphs, lists, code and links. The rest stays as it is written. */
function htmlBlocks(markdown: string): readonly HtmlBlock[] {
  // Prose, the fence of a code block, the code, prose, and so on.
  const parts = plainLines(markdown).join('\n').split(CODE_BLOCK);
  return parts.flatMap((part, index) => [proseBlocks(part), [], [codeBlock(part)]][index % 3] ?? []);
}

function codeBlock(code: string): HtmlBlock {
  return ['<pre>', ...code.trimEnd().split('\n').map(docText), '</pre>'];
}

const ITEM = /^ {0,3}[-*+] /;

function proseBlocks(prose: string): readonly HtmlBlock[] {
  return prose.split(/\n(?:[ ]*\n)+/).flatMap((paragraph) => {
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
    const start = lines.findIndex((line) => ITEM.test(line));
    const text = start < 0 ? lines : lines.slice(0, start);
    const items = start < 0 ? [] : lines.slice(start);
    return [text.map(inlineHtml), listBlock(items)].filter((block) => block.length > 0);
  });
}

function listBlock(lines: readonly string[]): HtmlBlock {
  if (lines.length === 0) return [];
  const items = lines.map((line) => (ITEM.test(line) ? `<li>${inlineHtml(line.replace(ITEM, ''))}` : inlineHtml(line)));
  return ['<ul>', ...items, '</ul>'];
}

const INLINE =
  /(?<!`)`([^`\s][^`]{0,199})`(?!`)|<(https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+)>|\[([^[\]]{1,200})\]\((https?:\/\/[\w.~:/?#@!$&'*+,;=%-]+)\)/;

function inlineHtml(line: string): string {
  // Text, the groups of a match, text, and so on.
  const parts = line.trim().split(INLINE);
  return parts
    .map((part, index) => {
      if (part === undefined) return '';
      switch (index % 5) {
        case 0:
          return docText(part);
        case 1:
          return `<code>${docText(part)}</code>`;
        case 2:
          return link(part, part);
        case 3:
          return link(parts[index + 1] ?? '', part);
        default:
          return '';
      }
    })
    .join('');
}

function link(url: string, text: string): string {
  return `<a href="${docText(url)}">${docText(text)}</a>`;
}

/** The first block needs no mark, and lists and code are no paragraphs. */
function asParagraph(block: HtmlBlock, index: number): HtmlBlock {
  const [first = '', ...others] = block;
  return index === 0 || /^<(?:ul|pre)>/.test(first) ? block : [`<p>${first}`, ...others];
}
