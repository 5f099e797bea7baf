import { lazyMarkdown } from './markdownIt.ts';

/** A description without paragraphs in which there is nothing to see, such as `&nbsp;` or `<p> </p>`. */
export function withoutEmptyParagraphs(source: string): string {
  if (!BLANK.test(source)) return source;
  const tokens = parser().parse(source, {});
  const empty = tokens.flatMap(({ type, level, map }, index) =>
    type === 'paragraph_open' && level === 0 && map && NOTHING.test(tokens[index + 1]?.content ?? '') ? [map] : [],
  );
  const lines = source.split(/\r\n?|\n/);
  return lines.filter((_, line) => !empty.some(([start, end]) => start <= line && line < end)).join('\n');
}

/** What vendors' editors leave in a paragraph without text. */
const BLANK = /[^\S \t\r\n]|&nbsp;|&#(?:160|xa0);|<p\b|<br\b/i;
const NOTHING = /^(?:\s|&nbsp;|&#(?:160|xa0);|<\/?p\b[^>]*>|<br\b[^>]*>)*$/i;

const parser = lazyMarkdown();
