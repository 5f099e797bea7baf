import { htmlText } from '@hookbook/contract/text';
import type { Env, MarkdownIt, Token } from 'markdown-it';
import { withoutEmptyParagraphs } from './emptyParagraphs.ts';
import { type Html, html, trustedHtml } from './html.ts';
import { lazyMarkdown } from './markdownIt.ts';
import { escapeInvisible, safeUrl } from './untrusted.ts';

/** The address of a page of the site that a link leads to. */
export type AddressOf = (address: string) => string | undefined;

/**
 * A description in Markdown as HTML. Raw HTML appears as text, links go to the web, to mail or where `addressOf` says, and
 * nothing is embedded.
 */
export function proseHtml(
  source: string,
  {
    headingsBelow = 2,
    addressOf,
  }: { readonly headingsBelow?: number; readonly addressOf?: AddressOf | undefined } = {},
): Html {
  if (isPlainText(source)) return html`<p class="prose">${source.trim()}</p>`;
  const renderer = addressOf ? safeRenderer(addressOf)() : plainRenderer();
  const tokens = renderer.parse(withoutEmptyParagraphs(source).trim(), {});
  if (tokens.length === 0) return html``;
  const levels = tokens.filter((token) => token.type === 'heading_open').map(headingLevel);
  const env = { [LEVEL_SHIFT]: headingsBelow + 1 - Math.min(...levels) };
  const text = renderer.renderer.render(tokens, renderer.options, env);
  return trustedHtml(`<div class="prose">\n${escapeInvisible(text).trimEnd()}\n</div>`);
}

/** A sentence in Markdown as HTML, without a paragraph around it. */
export function inlineProseHtml(source: string): Html {
  return trustedHtml(escapeInvisible(plainRenderer().renderInline(source.trim())));
}

/** The first paragraph of a description, as one line of plain text. */
export function firstParagraph(source: string): string {
  if (source === '' || isPlainText(source)) return source.trim();
  const inline = plainRenderer()
    .parse(withoutEmptyParagraphs(source), {})
    .find((token) => token.type === 'inline');
  const words = inline?.children?.map((token) => (/break$/.test(token.type) ? ' ' : token.content)) ?? [];
  return words.join('').replace(/\s+/g, ' ').trim();
}

/** One line without Markdown syntax. Most descriptions are, and skipping the renderer is ten times faster. */
export function isPlainText(source: string): boolean {
  return /^[A-Za-z][^\\`*_[\]<>&!~|\r\n]*$/.test(source.trim());
}

/** Added to each heading's level, so that headings in the text rank below the heading above it. */
const LEVEL_SHIFT = Symbol('level shift');

const plainRenderer = safeRenderer(() => undefined);

function safeRenderer(addressOf: AddressOf): () => MarkdownIt {
  return lazyMarkdown((markdown) => useSafeRules(markdown, addressOf));
}

function useSafeRules(markdown: MarkdownIt, addressOf: AddressOf): void {
  markdown.validateLink = (url) => safeUrl(url) !== undefined || addressOf(url) !== undefined;
  markdown.renderer.rules.heading_open = (tokens, index, _options, env) => `<${headingTag(tokens[index], env)}>`;
  markdown.renderer.rules.heading_close = (tokens, index, _options, env) => `</${headingTag(tokens[index], env)}>\n`;
  markdown.renderer.rules.table_open = () =>
    '<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>\n';
  markdown.renderer.rules.table_close = () => '</table></div>\n';
  const linkOpen = (url: string) => {
    const own = addressOf(url);
    return own === undefined ? webLinkOpen(url) : `<a href="${htmlText(own)}">`;
  };
  markdown.renderer.rules.link_open = (tokens, index) => linkOpen(String(tokens[index]?.attrGet('href') ?? ''));
  // Pages load nothing from other sites, so an image becomes a link.
  markdown.renderer.rules.image = (tokens, index) => {
    const token = tokens[index];
    return `${linkOpen(String(token?.attrGet('src') ?? ''))}${htmlText(token?.content || 'image')}</a>`;
  };
}

function webLinkOpen(url: string): string {
  return `<a href="${htmlText(url)}" rel="noopener noreferrer">`;
}

function headingTag(token: Token | undefined, env: Env | undefined): string {
  return `h${Math.min(6, headingLevel(token) + Number(env?.[LEVEL_SHIFT]))}`;
}

function headingLevel(token: Token | undefined): number {
  return Number(token?.tag.slice(1) ?? 1);
}
