import { expect, test } from 'vitest';
import { jsonHtml } from '../src/html/codeHtml.ts';
import { linkTo } from '../src/model/paths.ts';
import { durationSeconds, durationText } from '../src/text/durationText.ts';
import { escapeInvisible, safeUrl } from '../src/text/untrusted.ts';

test.each([
  ['PT10S', '10 seconds'],
  ['PT1M', '1 minute'],
  ['P1DT2H', '1 day 2 hours'],
  ['P2W', '2 weeks'],
  ['PT0.5S', '0.5 seconds'],
  ['soon', 'soon'],
  ['P', 'P'],
])('%s reads %s', (duration, expected) => {
  expect(durationText(duration)).toBe(expected);
});

test.each([
  ['PT5M', 300],
  ['P1DT0.5S', 86_400.5],
  ['P1M', undefined],
  ['5 minutes', undefined],
])('%s lasts %s seconds', (duration, expected) => {
  expect(durationSeconds(duration)).toBe(expected);
});

test.each([
  ['a\r\nb\rc', 'a\nb\nc'],
  ['tab\tstays', 'tab\tstays'],
  ['\u0000\u200b\u2028\ud800\ufeff', '\\u0000\\u200b\\u2028\\ud800\\ufeff'],
  ['\u{1ffff}', '\\ud83f\\udfff'],
  ['👩‍👩‍👧 é 漢字', '👩‍👩‍👧 é 漢字'],
])('%j appears as %j', (text, expected) => {
  expect(escapeInvisible(text)).toBe(expected);
});

test.each([
  ['https://example.com/a b', 'https://example.com/a%20b'],
  ['HTTP://EXAMPLE.com', 'http://example.com/'],
  ['javascript:alert(1)', undefined],
  [' https://example.com', undefined],
  ['//example.com', undefined],
  ['https://', undefined],
])('the link %j points to %j', (url, expected) => {
  expect(safeUrl(url)).toBe(expected);
});

test('links are relative, so that the site works in any folder', () => {
  expect(linkTo('acme/a b.html', { from: 'index.html' })).toBe('acme/a%20b.html');
  expect(linkTo('index.html', { from: 'acme/a.html' })).toBe('../index.html');
  expect(linkTo('acme/b:c.html', { from: 'acme/a.html' })).toBe('b%3Ac.html');
  expect(linkTo('bolt/b.html', { from: 'acme/a.html' })).toBe('../bolt/b.html');
});

test('JSON keeps every key and escapes invisible characters', () => {
  const value = JSON.parse('{ "__proto__": [], "a": { "b": [1, null, "<\\u2028>"] } }');
  const text = jsonHtml(value).text.replace(/<\/?[biu]>/g, '');
  expect(text).toBe(
    '{\n  "__proto__": [],\n  "a": {\n    "b": [\n      1,\n      null,\n      "&lt;\\u2028&gt;"\n    ]\n  }\n}',
  );
});
