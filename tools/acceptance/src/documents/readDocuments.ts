import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { publishedWorkspaces, ROOT } from '../repository.ts';

/** A Markdown file that people read. */
export interface Document {
  /** From the root, e.g. `docs/consumer.md`. */
  readonly file: string;
  readonly fences: readonly Fence[];
  readonly links: readonly string[];
  readonly headings: readonly string[];
}

/** A fenced snippet. */
export interface Fence {
  readonly file: string;
  /** Of its first line, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** What the HTML comment right before it says to this test, e.g. `continued`; empty if there is none. */
  readonly note: string;
}

/** Every document: those of the repository, of its packages and of its tools. */
export function readDocuments(): readonly Document[] {
  const own = ['README.md', 'CONTRIBUTING.md', ...markdownIn('docs'), ...markdownIn('docs/decisions')];
  const ofPackages = publishedWorkspaces().map(({ folder }) => `${folder}/README.md`);
  const ofTools = readdirSync(path.join(ROOT, 'tools')).map((name) => `tools/${name}/README.md`);
  return [...own, ...ofPackages, ...ofTools].filter((file) => existsSync(path.join(ROOT, file))).map(readDocument);
}

function markdownIn(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

function readDocument(file: string): Document {
  return { file, ...parseDocument(file, readFileSync(path.join(ROOT, file), 'utf8')) };
}

export function parseDocument(file: string, markdown: string): Omit<Document, 'file'> {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  const fences = tokens.flatMap((token, index) =>
    token.type === 'fence'
      ? [
          {
            file,
            line: (token.map?.[0] ?? 0) + 1,
            language: token.info.trim(),
            text: token.content,
            note: noteOf(tokens[index - 1]),
          },
        ]
      : [],
  );
  const inline = tokens.flatMap((token) => token.children ?? []);
  const links = inline
    .flatMap((token) => [token.attrGet('href'), token.attrGet('src')])
    .filter((link) => typeof link === 'string');
  const headings = tokens.flatMap((token, index) =>
    token.type === 'heading_open' ? [tokens[index + 1]?.content ?? ''] : [],
  );
  return { fences, links, headings };
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
