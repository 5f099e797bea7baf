import { markdownCode, markdownFence, markdownText } from '@hookbook/contract/text';
import { withoutEmptyParagraphs } from '../text/emptyParagraphs.ts';
import { lazyMarkdown } from '../text/markdownIt.ts';
import { type AddressOf, firstParagraph, isPlainText } from '../text/prose.ts';
import { escapeInvisible, safeUrl } from '../text/untrusted.ts';

/** The text of a Markdown file. */
export function fileText(blocks: readonly (string | undefined)[]): string {
  return `${joinBlocks(blocks)}\n`;
}

/** Joins blocks with blank lines, skipping empty ones. */
export function joinBlocks(blocks: readonly (string | undefined)[]): string {
  return blocks.filter((block) => block !== undefined && block.trim() !== '').join('\n\n');
}

/** A line of untrusted text in a Markdown file. */
export function lineText(text: string): string {
  return inlineText(text.trim());
}

/** Untrusted text within a line. Keeps the spaces at its ends. */
export function inlineText(text: string): string {
  return markdownText(escapeInvisible(text).replace(/\s+/g, ' '));
}

/**
 * A description as written, or as plain lines if it contains raw HTML, unsafe links or an unclosed block. Links lead where
 * `addressOf` says.
 */
export function proseText(source: string, addressOf: AddressOf = () => undefined): string {
  const text = escapeInvisible(withoutEmptyParagraphs(source)).trim();
  if (text === '') return '';
  const withLinks = (to: (address: string) => string) =>
    text.replace(PAGE_LINK, (link, address: string) => {
      const own = addressOf(strict().normalizeLink(address));
      return own === undefined ? link : `](${to(own)})`;
    });
  // Only links to the web are harmless to the check.
  if (isHarmless(withLinks(() => 'https://docs.example'))) return withLinks((own) => own);
  return text.split('\n').map(lineText).join('\n');
}

const PAGE_LINK = /\]\(((?:event|guide|provider):[^()\s]+)\)/g;

/** The first paragraph of a description on one line, as written or as plain text. */
export function proseLine(source: string): string {
  const paragraph =
    escapeInvisible(withoutEmptyParagraphs(source))
      .trim()
      .split(/\n\s*\n/)[0] ?? '';
  const line = paragraph.replace(/\s+/g, ' ');
  const isParagraph = isPlainText(line) || strict().render(line).startsWith('<p>');
  return isParagraph && isHarmless(line) ? line : lineText(firstParagraph(source));
}

/** A link. An address that is neither a web nor a mail address appears as text. */
export function linkText(text: string, url: string): string {
  const safe = safeUrl(url);
  return safe === undefined ? lineText(`${text} (${url})`) : `[${lineText(text)}](${addressText(safe)})`;
}

export function codeSpan(code: string): string {
  return markdownCode(escapeInvisible(code));
}

export function codeFence(code: string, language: string): string {
  return markdownFence(escapeInvisible(code), language);
}

function addressText(url: string): string {
  return url.replace(/[()<>\s\\]/g, encodeURIComponent).replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'));
}

const strict = lazyMarkdown((markdown) => {
  markdown.validateLink = (url) => safeUrl(url) !== undefined;
});
const lenient = lazyMarkdown(
  (markdown) => {
    markdown.validateLink = () => true;
  },
  { html: true },
);

/** Whether strict and lenient renderers agree on the text, and the text leaves nothing open that would swallow what follows. */
function isHarmless(text: string): boolean {
  if (isPlainText(text)) return true;
  const rendered = strict().render(text);
  if (/^\s*(`{3}|~{3}|<)/m.test(text) && strict().render(`${text}\n\nend`) !== `${rendered}<p>end</p>\n`) return false;
  return !/[<[]/.test(text) || (lenient().render(text) === rendered && !rendered.includes('<img'));
}
