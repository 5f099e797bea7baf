import { contract } from '@hookbook/testkit/contracts';
import { hostileProvider } from '@hookbook/testkit/hostileProvider';
import { BENIGN_TEXT, HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { beforeAll, describe, expect, test } from 'vitest';
import { emitDocs } from '../src/emitDocs.ts';
import { escapeInvisible } from '../src/text/untrusted.ts';
import { outlineOf } from '../test/markdownOutline.ts';
import { attribute, type Element, elementsOf, parsedHtml, skeletonOf, textOf } from '../test/parsedHtml.ts';

async function filesWith(text: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await emitDocs(contract([hostileProvider(text)]))).map((file) => [file.path, file.text]));
}

const baseline = filesWith(BENIGN_TEXT);

/** The elements that Markdown may produce. Which of them it does depends on the text. */
const PROSE = new Set(
  'a blockquote br code em h1 h2 h3 h4 h5 h6 hr li ol p pre s strong table tbody td th thead tr ul'.split(' '),
);

function mayDiffer(element: Element): boolean {
  return /^(prose|inferred-why|tags)$/.test(attribute(element, 'class') ?? '') || isExampleSummary(element);
}

function isExampleSummary(element: Element): boolean {
  const parent = element.parentNode;
  return element.tagName === 'p' && parent !== null && 'attrs' in parent && attribute(parent, 'class') === 'example';
}

/** Removes elements that depend on the length of a text, and the tokens of code. */
function withoutOptional(skeleton: string): string {
  return skeleton.replace(/<(wbr|b|i|u)><\/>/g, '').replace(/<(div|p) class><\/>/g, '');
}

describe.each(Object.entries(HOSTILE_TEXTS))('%s', (_, text) => {
  let files: ReadonlyMap<string, string>;
  beforeAll(async () => {
    files = await filesWith(text);
  });

  test('every page parses without errors', () => {
    const pages = [...files].filter(([path]) => path.endsWith('.html'));
    expect(pages).toHaveLength(4);
    for (const [path, page] of pages) expect([path, ...parsedHtml(page).errors]).toEqual([path]);
  });

  test('Markdown produces harmless elements only, and every link stays on the site or goes to the web', () => {
    for (const [path, page] of files) {
      if (!path.endsWith('.html')) continue;
      const elements = elementsOf(parsedHtml(page).root);
      for (const prose of elements.filter((element) => attribute(element, 'class') === 'prose')) {
        const foreign = prose.childNodes
          .flatMap(elementsOf)
          .filter(({ tagName, attrs }) => !PROSE.has(tagName) && !isScroll(attrs));
        expect(foreign.map(({ tagName }) => tagName)).toEqual([]);
      }
      const addresses = elements.flatMap((element) =>
        [attribute(element, 'href') ?? [], attribute(element, 'src') ?? []].flat(),
      );
      expect(addresses.length).toBeGreaterThan(5);
      for (const address of addresses)
        expect(address).toMatch(/^(https?:\/\/|mailto:|#|(\.\.\/|\/)?[\w%~.-]+(\/[\w%~.-]+)*([?#][^<>"]*)?$)/);
      const handlers = elements.flatMap(({ attrs }) => attrs.filter(({ name }) => /^(on|style)/.test(name)));
      expect(handlers).toEqual([]);
      expect(elements.filter(({ tagName }) => tagName === 'script').map(textOf)).toEqual(['']);
    }
  });

  test('adds no heading and no raw HTML to a Markdown file', async () => {
    const expectedFiles = await baseline;
    for (const [path, markdown] of files) {
      // All pages in one file are the same pages, and long ones are split.
      if (!/\.(md|txt)$/.test(path) || path.endsWith('llms-full.txt')) continue;
      expect([path, ...outlineOf(markdown)]).toEqual([path, ...outlineOf(expectedFiles.get(path) ?? '')]);
    }
  });

  if (text.trim() === '') return;

  test('adds no element and no attribute', async () => {
    const expectedFiles = await baseline;
    for (const [path, page] of files) {
      if (!path.endsWith('.html')) continue;
      const [found, expected] = [page, expectedFiles.get(path) ?? ''].map((text) =>
        withoutOptional(skeletonOf(parsedHtml(text).root, mayDiffer)),
      );
      expect(found).toBe(expected);
    }
  });

  test('shows the text', () => {
    const page = files.get('acme/event.html') ?? '';
    const names = elementsOf(parsedHtml(page).root).filter((element) =>
      attribute(element, 'href')?.startsWith('#payload.'),
    );
    expect(names.map(textOf)).toContain(escapeInvisible(text));
  });
});

function isScroll(attrs: Element['attrs']): boolean {
  return attrs.some(({ name, value }) => name === 'class' && value === 'scroll');
}
