import { createRequire } from 'node:module';
import { FACTS, guideLink } from '@hookbook/contract';
import type { MarkdownIt } from 'markdown-it';

/** What the text of a guide refers to. */
export interface GuideReferences {
  /** The addresses of links to events, providers and guides. */
  readonly links: readonly string[];
  /** The words inside code blocks in the language `facts`. */
  readonly facts: readonly string[];
}

let parser: MarkdownIt | undefined;

/** Loaded for the first guide, because most documents have none. */
function loaded(): MarkdownIt {
  if (parser) return parser;
  const markdownIt: typeof import('markdown-it').default = createRequire(import.meta.url)('markdown-it');
  const markdown = markdownIt('default', { html: false });
  markdown.validateLink = (address) => guideLink(address) !== undefined;
  parser = markdown;
  return markdown;
}

export function guideReferences(text: string): GuideReferences {
  const tokens = loaded().parse(text, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  return {
    links: inline.flatMap((token) => (token.type === 'link_open' ? String(token.attrGet('href') ?? '') : [])),
    facts: tokens.flatMap((token) =>
      token.type === 'fence' && token.info.trim() === FACTS ? [token.content.trim()] : [],
    ),
  };
}
