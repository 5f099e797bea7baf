import markdownIt, { type Token } from 'markdown-it';

/** The structure of a Markdown file as a permissive renderer sees it: headings, code blocks, raw HTML and links. */
export function outlineOf(markdown: string): readonly string[] {
  const reader = markdownIt('default', { html: true });
  reader.validateLink = () => true;
  return reader
    .parse(markdown, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .flatMap(entriesOf);
}

function entriesOf(token: Token): readonly string[] {
  if (token.type === 'heading_open' || token.type === 'fence') return [`${token.type} ${token.tag}`];
  if (token.type.startsWith('html_')) return [`${token.type} ${token.content}`];
  if (token.type === 'link_open') return [`link ${token.attrGet('href')}`];
  return token.type === 'image' ? ['image'] : [];
}
