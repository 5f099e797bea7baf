import { createRequire } from 'node:module';
import type markdownIt from 'markdown-it';
import type { MarkdownIt } from 'markdown-it';

/** A parser of Markdown without raw HTML, unless it is allowed. Loaded for the first text that needs it: most are plain. */
export function lazyMarkdown(
  prepare: (parser: MarkdownIt) => void = () => undefined,
  { html = false }: { readonly html?: boolean } = {},
): () => MarkdownIt {
  let parser: MarkdownIt | undefined;
  return () => {
    if (parser) return parser;
    const load = createRequire(import.meta.url)('markdown-it') as typeof markdownIt;
    const made = load('default', { html });
    prepare(made);
    parser = made;
    return made;
  };
}
