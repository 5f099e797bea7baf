import { markdownFence, markdownText } from '@hookbook/contract/text';
import markdownIt from 'markdown-it';
import { escapeInvisible } from '../text/escapeInvisible.ts';
import { isPlainLine, markdownLine } from '../text/proseHtml.ts';
import { safeUrl } from '../text/safeUrl.ts';

/** One line of untrusted text in a Markdown file. */
export function lineText(text: string): string {
  return wordsText(text.trim());
}

/** Part of a line of untrusted text. */
export function wordsText(text: string): string {
  return markdownText(escapeInvisible(text).replace(/\s+/g, ' '));
}

/** A description in a Markdown file: as it was written, or as plain lines where it holds raw HTML, bad links or an open end. */
export function descriptionText(source: string): string {
  const text = escapeInvisible(source).trim();
  return isHarmless(text) ? text : text.split('\n').map(lineText).join('\n');
}

/** A description on one line: its first paragraph as it was written, or as plain text. */
export function lineDescription(source: string): string {
  const paragraph =
    escapeInvisible(source)
      .trim()
      .split(/\n\s*\n/)[0] ?? '';
  const line = paragraph.replace(/\s+/g, ' ');
  const isText = isPlainLine(line) || strict.render(line).startsWith('<p>');
  return isText && isHarmless(line) ? line : lineText(markdownLine(source));
}

/** A link; plain text where the address goes neither to the web nor to mail. */
export function linkText(text: string, url: string): string {
  const safe = safeUrl(url);
  return safe === undefined ? lineText(`${text} (${url})`) : `[${lineText(text)}](${addressText(safe)})`;
}

/** A block of code or of JSON, with what hides in it shown. */
export function codeFence(code: string, language: string): string {
  return markdownFence(escapeInvisible(code), language);
}

function addressText(url: string): string {
  return url.replace(/[()<>\s\\]/g, encodeURIComponent).replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'));
}

const strict = markdownIt('default', { html: false });
strict.validateLink = (url) => safeUrl(url) !== undefined;
const lenient = markdownIt('default', { html: true });
lenient.validateLink = () => true;

/** Whether every reader shows it alike, and what follows it stays what it is. */
function isHarmless(text: string): boolean {
  if (isPlainLine(text)) return true;
  const shown = strict.render(text);
  if (/^\s*(`{3}|~{3}|<)/m.test(text) && strict.render(`${text}\n\nend`) !== `${shown}<p>end</p>\n`) return false;
  return !/[<[]/.test(text) || (lenient.render(text) === shown && !shown.includes('<img'));
}
