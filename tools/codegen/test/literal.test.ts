import markdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { htmlText, markdownCode, markdownFence, markdownText } from '../src/literal.ts';

/** Reads Markdown as the most permissive reader does. */
const reader = markdownIt('default', { html: true });
reader.validateLink = () => true;

test('HTML text can end neither an element nor an attribute', () => {
  expect(htmlText(`<a href="x" id='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;');
});

describe('text in a line of Markdown', () => {
  test.each([
    '*a* _b_ **c** __d__ ~~e~~ `f`',
    '[a](javascript:b) ![c](d) <https://e.example> [f]: g',
    '<b>a</b> &lt;c&gt; <!-- d -->',
    '# a',
    '- a',
    '+ a',
    '1. a',
    '2) a',
    '> a',
    '| a | b |',
    '\\*a\\* \\',
    'snake_case and a_b_c',
  ])('%s is what a reader sees', (text) => {
    const shown = reader.render(`before ${markdownText(text)}`);
    expect(shown).toBe(`<p>before ${htmlText(text).replaceAll('&#39;', "'")}</p>\n`);
    expect(reader.render(markdownText(text))).toMatch(/^<p>[^<]*<\/p>\n$/);
  });

  test('leaves words as they are', () => {
    expect(markdownText('CASE_CLOSED (since 1.6.0): {a} is "b"!')).toBe('CASE_CLOSED (since 1.6.0): {a} is "b"!');
  });
});

test.each(['a', '`', '``a` b', ' a ', '` `` ```', '<b>', '*a*', ' '])('code %j is what a reader sees', (text) => {
  expect(reader.render(`x ${markdownCode(text)} y`)).toBe(`<p>x <code>${htmlText(text)}</code> y</p>\n`);
});

test('a line break in code is a space', () => {
  expect(markdownCode('a\n b')).toBe('`a b`');
});

test.each(['{}', '```', '~~~\n````js\n</script>'])('a code block around %j ends where it should', (text) => {
  const [block, ...rest] = reader.parse(`${markdownFence(text, 'json')}\n\nend`, {});
  expect(block).toMatchObject({ type: 'fence', info: 'json', content: `${text}\n` });
  expect(rest.map(({ type }) => type)).toEqual(['paragraph_open', 'inline', 'paragraph_close']);
});
