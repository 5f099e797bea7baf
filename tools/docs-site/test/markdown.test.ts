import { describe, expect, test } from 'vitest';
import { linkText, proseLine, proseText } from '../src/markdown/markdownText.ts';
import { withoutEmptyParagraphs } from '../src/text/emptyParagraphs.ts';
import { firstParagraph, inlineProseHtml, proseHtml } from '../src/text/prose.ts';

const render = (source: string) =>
  proseHtml(source)
    .text.replace(/^<div class="prose">\n|\n<\/div>$/g, '')
    .replace('<p class="prose">', '<p>');

describe('a description as HTML', () => {
  test.each([
    ['plain text', 'It is <b> & "so".', '<p>It is &lt;b&gt; &amp; &quot;so&quot;.</p>'],
    ['raw HTML', 'a <img src=x onerror=y>', '<p>a &lt;img src=x onerror=y&gt;</p>'],
    ['a code span', 'See `a<b`.', '<p>See <code>a&lt;b</code>.</p>'],
    [
      'a link',
      '[x](https://example.com/?a=1&b=2)',
      '<p><a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer">x</a></p>',
    ],
    [
      'a mail link',
      '<mailto:a@example.com>',
      '<p><a href="mailto:a@example.com" rel="noopener noreferrer">mailto:a@example.com</a></p>',
    ],
    ['a script link', '[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['a masked script link', '[x](&#x6A;avascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['a data link', '[x](data:text/html,y)', '<p>[x](data:text/html,y)</p>'],
    ['a relative link', '[x](../../secret)', '<p>[x](../../secret)</p>'],
    [
      'a picture',
      '![pic](https://example.com/p.png)',
      '<p><a href="https://example.com/p.png" rel="noopener noreferrer">pic</a></p>',
    ],
    ['a control character', 'a\u0001\u202e', '<p>a\\u0001\\u202e</p>'],
    ['an escaped control character', 'a&#x202e;b', '<p>a\\u202eb</p>'],
  ])('%s', (_, source, expected) => {
    expect(render(source)).toBe(expected);
  });

  test('ranks its headings below the heading above it and keeps their order', () => {
    const { text } = proseHtml('## One\n\n### Two\n\n###### Three', { headingsBelow: 2 });
    expect(text.match(/<h\d/g)).toEqual(['<h3', '<h4', '<h6']);
  });

  test('makes tables scrollable', () => {
    expect(render('| a |\n|---|\n| 1 |')).toMatch(
      /^<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>/,
    );
  });

  test('renders nothing for an empty description', () => {
    expect(proseHtml(' \n ').text).toBe('');
  });

  test('renders a sentence without a paragraph', () => {
    expect(inlineProseHtml('with `id`').text).toBe('with <code>id</code>');
  });
});

test.each([
  ['joins its lines', 'One\ntwo.\n\nThree.', 'One two.'],
  ['without syntax', 'A *b* `c` [d](https://example.com).', 'A b c d.'],
  ['starting with a heading', '# Title\n\nText', 'Title'],
  ['empty', '', ''],
])('the first paragraph of a description: %s', (_, source, expected) => {
  expect(firstParagraph(source)).toBe(expected);
});

describe('a description in a Markdown file', () => {
  test.each([
    ['is unchanged', 'A *b* `<c>` [d](https://example.com).\n\n- e'],
    ['keeps a closed code block', 'A\n\n```json\n{}\n```'],
  ])('%s', (_, source) => {
    expect(proseText(source)).toBe(source);
  });

  test.each([
    ['raw HTML', '<b>a</b>', '&lt;b>a&lt;/b>'],
    ['a script link', '[a](javascript:b)', '\\[a\\](javascript:b)'],
    ['an image', '![a](https://example.com/a.png)', '!\\[a\\](https://example.com/a.png)'],
    ['an unclosed code block', 'a\n```\nb', 'a\n\\`\\`\\`\nb'],
    ['an unclosed comment', 'a\n\n<!-- b', 'a\n\n&lt;!-- b'],
  ])('becomes plain text with %s', (_, source, expected) => {
    expect(proseText(source)).toBe(expected);
  });

  test('is its first paragraph on one line', () => {
    expect(proseLine('With `id`\nand more.\n\nElse.')).toBe('With `id` and more.');
  });
});

test.each([
  ['the web', 'https://example.com/a_(b)', '[x](https://example.com/a_%28b%29)'],
  ['mail', 'mailto:a@example.com', '[x](mailto:a@example.com)'],
  ['a script', 'javascript:alert(1)', 'x (javascript:alert(1))'],
])('a link to %s', (_, url, expected) => {
  expect(linkText('x', url)).toBe(expected);
});

describe('paragraphs without anything to see are left out', () => {
  test.each([
    ['only a paragraph', '<p> </p>', ''],
    ['an entity', '&nbsp;', ''],
    ['a space that does not break', 'One.\n\n\u00a0\n\nTwo.', 'One.\n\n\nTwo.'],
    ['at the end', 'One.\r\n\r\n<p class="x">&nbsp;<br/></p>', 'One.\n'],
    ['not in code', '```\n\n<p> </p>\n\n```', '```\n\n<p> </p>\n\n```'],
    ['not beside text', 'One.\n<p> </p>', 'One.\n<p> </p>'],
  ])('%s', (_, source, expected) => {
    expect(withoutEmptyParagraphs(source)).toBe(expected);
  });

  test('in HTML, Markdown and summaries', () => {
    const source = '<p>&nbsp;</p>\n\nOne.\n\n&nbsp;';
    expect(render(source)).toBe('<p>One.</p>');
    expect(proseText(source)).toBe('One.');
    expect(proseLine(source)).toBe('One.');
    expect(firstParagraph(source)).toBe('One.');
    expect(proseHtml('&nbsp;').text).toBe('');
  });
});
