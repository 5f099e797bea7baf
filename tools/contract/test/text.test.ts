import markdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import {
  codeSpan,
  docJson,
  docProse,
  htmlText,
  markdownCode,
  markdownFence,
  markdownText,
} from '../src/text/literal.ts';

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

describe('text inside a TSDoc block', () => {
  test.each([
    ['@deprecated', '\\@deprecated'],
    ['a @b\n @c', 'a \\@b\n \\@c'],
    ['me@example.com, `@b`, {@link c}', 'me@example.com, `@b`, {@link c}'],
    ['a */ b', 'a *\\/ b'],
    ['a\u2028@b', 'a\n\\@b'],
  ])('prose %j is %j', (given, want) => {
    expect(docProse(given)).toBe(want);
  });

  test.each(['a @b', '```', '````', '*/', '\u2028\u202e\ufeff', '\ud800', 'a\n@b'])(
    'JSON of %j stays that JSON',
    (text) => {
      for (const json of [docJson({ [text]: [text] }), docJson({ [text]: [text] }, 2)]) {
        expect(JSON.parse(json)).toEqual({ [text]: [text] });
        expect(json).not.toMatch(/\*\/|```|\s@|[\u2028\u202e\ufeff]/);
      }
    },
  );

  test.each([
    ['a', '`a`'],
    ['a`b', '`` a`b ``'],
    ['a\n b', '`a b`'],
    ['', '`  `'],
  ])('code %j is %j', (given, want) => {
    expect(codeSpan(given)).toBe(want);
  });
});
