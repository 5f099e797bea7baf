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
  replaceUnprintable,
  sinceText,
} from '../src/text/index.ts';

/** The most permissive Markdown parser: it accepts HTML and links to any scheme. */
const reader = markdownIt('default', { html: true });
reader.validateLink = () => true;

test('HTML text cannot end an element or an attribute', () => {
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
  ])('%s is shown as written', (text) => {
    const shown = reader.render(`before ${markdownText(text)}`);
    expect(shown).toBe(`<p>before ${htmlText(text).replaceAll('&#39;', "'")}</p>\n`);
    expect(reader.render(markdownText(text))).toMatch(/^<p>[^<]*<\/p>\n$/);
  });

  test('leaves plain words unchanged', () => {
    expect(markdownText('CASE_CLOSED (since 1.6.0): {a} is "b"!')).toBe('CASE_CLOSED (since 1.6.0): {a} is "b"!');
  });
});

test.each(['a', '`', '``a` b', ' a ', '` `` ```', '<b>', '*a*', ' '])('code %j is shown as written', (text) => {
  expect(reader.render(`x ${markdownCode(text)} y`)).toBe(`<p>x <code>${htmlText(text)}</code> y</p>\n`);
});

test('a line break in a code span becomes a space', () => {
  expect(markdownCode('a\n b')).toBe('`a b`');
});

test.each(['{}', '```', '~~~\n````js\n</script>'])('%j cannot end its code block', (text) => {
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
  ])('prose %j becomes %j', (given, expected) => {
    expect(docProse(given)).toBe(expected);
  });

  test.each(['a @b', '```', '````', '*/', '\u2028\u202e\ufeff', '\ud800', 'a\n@b'])(
    'JSON of %j parses to the same value',
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
  ])('code %j becomes %j', (given, expected) => {
    expect(codeSpan(given)).toBe(expected);
  });
});

test.each([
  [{}, ''],
  [{ date: '2025' }, '2025'],
  [{ version: '1.6.0' }, '1.6.0'],
  [{ of: 'node SDK', version: '1.6.0' }, 'node SDK 1.6.0'],
  [{ of: 'node SDK', version: '1.6.0', date: '2024-06' }, 'node SDK 1.6.0 (2024-06)'],
  [{ of: '', version: '', date: '' }, ''],
])('since %j is shown as %j', (since, expected) => {
  expect(sinceText(since)).toBe(expected);
});

test('unprintable characters are replaced, others and line feeds stay', () => {
  const shown = replaceUnprintable(
    'a\n\t\u202eb\u0000\u2028\ufeffä😀',
    (char) => `<${char.charCodeAt(0).toString(16)}>`,
  );
  expect(shown).toBe('a\n<9><202e>b<0><2028><feff>ä😀');
});
