import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { ROOT } from '../repository.ts';

/** A Markdown file. */
export interface Document {
  /** Relative to the root, such as `docs/consumer.md`. */
  readonly file: string;
  readonly snippets: readonly Snippet[];
  readonly links: readonly string[];
  readonly headings: readonly string[];
}

/** A fenced code block. */
export interface Snippet {
  readonly file: string;
  /** The line of its opening fence, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** The HTML comment right before it, which addresses this test, such as `continued`. Empty if there is none. */
  readonly note: string;
}

/** The guides of the documentation site, as generated, with links that lead to its pages. */
export const SITE = 'packages/docs/src/gen';

export function isGuide(file: string): boolean {
  return file.startsWith(`${SITE}/guide-`);
}

/** Reads every document of the repository, its packages and its tools. */
export function readDocuments(): readonly Document[] {
  const general = [...markdownIn('.'), ...markdownIn('docs'), ...markdownIn('docs/decisions')];
  const readmesIn = (folder: string) =>
    readdirSync(path.join(ROOT, folder)).map((name) => `${folder}/${name}/README.md`);
  const guides = markdownIn(SITE).filter(isGuide);
  return [...general, ...guides, 'specs/README.md', ...readmesIn('packages'), ...readmesIn('tools')]
    .filter((file) => existsSync(path.join(ROOT, file)))
    .map(readDocument);
}

function markdownIn(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => path.posix.join(folder, name));
}

function readDocument(file: string): Document {
  return parseDocument(file, readFileSync(path.join(ROOT, file), 'utf8'));
}

export function parseDocument(file: string, markdown: string): Document {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  const snippets = tokens.flatMap((token, index) => {
    if (token.type !== 'fence') return [];
    const line = (token.map?.[0] ?? 0) + 1;
    return [{ file, line, language: token.info.trim(), text: token.content, note: noteOf(tokens[index - 1]) }];
  });
  const inline = tokens.flatMap((token) => token.children ?? []);
  const links = inline
    .flatMap((token) => [token.attrGet('href'), token.attrGet('src')])
    .filter((link) => typeof link === 'string');
  const headings = tokens.flatMap((token, index) =>
    token.type === 'heading_open' ? [tokens[index + 1]?.content ?? ''] : [],
  );
  return { file, snippets, links, headings };
}

function noteOf(token: { readonly type: string; readonly content: string } | undefined): string {
  if (token?.type !== 'html_block') return '';
  return /^<!--([\s\S]*?)-->\s*$/.exec(token.content)?.[1]?.trim() ?? '';
}

/** The id that GitHub gives a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
