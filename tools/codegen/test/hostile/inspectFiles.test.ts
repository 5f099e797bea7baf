import { expect, it } from 'vitest';
import { inspectFiles } from './inspectFiles.ts';

/** A file that contains something that the baseline does not. */
const CASES: readonly [name: string, text: string, baseline: string, expected: readonly string[]][] = [
  [
    'a.ts',
    '/** x */ const a = 1; injected(); /* */',
    '/** y */ const b = 1;',
    ['a.ts: has CallExpression 1', 'a.ts: has ExpressionStatement 1', 'a.ts: has name 3', 'a.ts: lacks name 2'],
  ],
  [
    'a.js',
    "const a = 'x';' '",
    "const a = 'y';",
    ['a.js: has ExpressionStatement 1', 'a.js: has name 3', 'a.js: lacks name 2'],
  ],
  ['a.ts', "const a = 'x", "const a = 'x';", ['a.ts: Unterminated string literal.']],
  ['a.json', '{"a": "x"y"}', '{"a": "x"}', [expect.stringContaining('a.json: SyntaxError')]],
  ['a.yaml', 'a: x: y', 'a: x', [expect.stringContaining('a.yaml: YAMLParseError')]],
  ['a.html', '<!doctype html><p><script>injected()</script>', '<!doctype html><p>', ['a.html: has <script>']],
  ['a.html', '<!doctype html><p onclick="injected()">', '<!doctype html><p>', ['a.html: has <p onclick>']],
  [
    'a.html',
    '<!doctype html><a href="java\nscript:injected()">',
    '<!doctype html><a href="/">',
    ['a.html: has <a href="java\nscript:injected()">'],
  ],
  [
    'a.html',
    '<!doctype html><p title="a"b">',
    '<!doctype html><p title="a">',
    [
      'a.html: missing-whitespace-between-attributes in line 1',
      'a.html: unexpected-character-in-attribute-name in line 1',
    ],
  ],
  ['a.md', 'text <img src=x onerror=injected()>', 'text', ['a.md: has <img onerror>', 'a.md: has <img>']],
  ['a.md', '[text](<data:text/html,x>) <hr onfocus=injected()>', 'text', ['a.md: has <hr onfocus>']],
  ['a.css', 'a { color: red }', 'a { color: blue }', ['a.css: differs from the baseline']],
  ['a.exe', '', '', ['a.exe: No inspector for .exe files.']],
  ['../a.css', '', '', ['The name "../a.css" is not safe.']],
  ['a/.b.css', '', '', ['The name "a/.b.css" is not safe.']],
];

it.each(CASES)('reports the injection in %s: %s', (name, text, baseline, expected) => {
  expect(inspectFiles(new Map([[name, text]]), new Map([[name, baseline]]))).toEqual(expected);
});

it('reports an additional file', () => {
  expect(
    inspectFiles(
      new Map([
        ['a.css', ''],
        ['b.css', ''],
      ]),
      new Map([['a.css', '']]),
    ),
  ).toEqual(['2 files, but the baseline has 1']);
});

it('accepts quotes and brackets where another name needs none', () => {
  const baseline = new Map([['a.ts', 'const a = { b: 1 }; a.b;']]);
  expect(inspectFiles(new Map([['a.ts', "const x = { ['y z']: 1 }; x['y z'];"]]), baseline)).toEqual([]);
});
