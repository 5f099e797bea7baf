import { htmlText } from '@hookbook/contract/text';
import markdownIt, { type Env, type MarkdownIt, type Token } from 'markdown-it';
import { escapeInvisible } from './escapeInvisible.ts';
import { type Html, html, trustedHtml } from './html.ts';
import { safeUrl } from './safeUrl.ts';

/** A description as HTML. Raw HTML in it shows as text, links go to the web or to mail, and nothing is loaded from elsewhere. */
export function markdownHtml(source: string, { headingsBelow = 2 } = {}): Html {
  if (isPlainLine(source))
    return html`<div class="prose">
<p>${source.trim()}</p>
</div>`;
  const tokens = renderer.parse(source.trim(), {});
  if (tokens.length === 0) return html``;
  const levels = tokens.filter((token) => token.type === 'heading_open').map(level);
  const env = { [SHIFT]: headingsBelow + 1 - Math.min(...levels) };
  const text = renderer.renderer.render(tokens, renderer.options, env);
  return trustedHtml(`<div class="prose">\n${escapeInvisible(text).trimEnd()}\n</div>`);
}

/** A sentence as HTML, without a paragraph around it. */
export function markdownInline(source: string): Html {
  return trustedHtml(escapeInvisible(renderer.renderInline(source.trim())));
}

/** One line of plain text out of Markdown: its first paragraph, as a reader sees it. */
export function markdownLine(source: string): string {
  if (isPlainLine(source)) return source.trim();
  const inline = renderer.parse(source, {}).find((token) => token.type === 'inline');
  const words = inline?.children?.map((token) => (/break$/.test(token.type) ? ' ' : token.content)) ?? [];
  return words.join('').replace(/\s+/g, ' ').trim();
}

/** One line in which no character means anything in Markdown, as most descriptions are. Ten times faster than the renderer. */
export function isPlainLine(source: string): boolean {
  return /^[A-Za-z][^\\`*_[\]<>&!~|\r\n]*$/.test(source.trim());
}

/** Takes the text's highest heading to one level below the heading that the text stands under. */
const SHIFT = Symbol('shift');

const renderer = safeRenderer();

function safeRenderer(): MarkdownIt {
  const markdown = markdownIt('default', { html: false, linkify: false });
  markdown.validateLink = (url) => safeUrl(url) !== undefined;
  markdown.renderer.rules.heading_open = (tokens, index, _options, env) => `<${heading(tokens[index], env)}>`;
  markdown.renderer.rules.heading_close = (tokens, index, _options, env) => `</${heading(tokens[index], env)}>\n`;
  markdown.renderer.rules.table_open = () =>
    '<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>\n';
  markdown.renderer.rules.table_close = () => '</table></div>\n';
  markdown.renderer.rules.link_open = (tokens, index) => linkOpen(String(tokens[index]?.attrGet('href') ?? ''));
  // A page loads nothing from elsewhere, so that a picture is a link to it.
  markdown.renderer.rules.image = (tokens, index) => {
    const token = tokens[index];
    return `${linkOpen(String(token?.attrGet('src') ?? ''))}${htmlText(token?.content || 'picture')}</a>`;
  };
  return markdown;
}

function linkOpen(url: string): string {
  return `<a href="${htmlText(url)}" rel="noopener noreferrer">`;
}

function heading(token: Token | undefined, env: Env | undefined): string {
  return `h${Math.min(6, level(token) + Number(env?.[SHIFT]))}`;
}

function level(token: Token | undefined): number {
  return Number(token?.tag.slice(1) ?? 1);
}
