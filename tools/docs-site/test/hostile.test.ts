import { describe, expect, test } from 'vitest';
import { emitDocs } from '../src/emitDocs.ts';
import { escapeInvisible } from '../src/text/untrusted.ts';
import { contractWith, HOSTILE_TEXTS } from './hostileContract.ts';
import { outlineOf } from './markdownOutline.ts';
import { attribute, type Element, elementsOf, parsedHtml, skeletonOf, textOf } from './parsedHtml.ts';

const HARMLESS = 'word';

async function filesWith(text: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await emitDocs(contractWith(text))).map((file) => [file.path, file.text]));
}

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

/** Removes elements that depend on the length of a text. */
function withoutOptional(skeleton: string): string {
  return skeleton.replace(/<wbr><\/>/g, '').replace(/<(div|p) class><\/>/g, '');
}

const NAMED = HOSTILE_TEXTS.map((text) => [JSON.stringify(text.slice(0, 60)), text] as const);

describe.each(NAMED)('%s', (_, text) => {
  test('every page parses without errors', async () => {
    const pages = [...(await filesWith(text))].filter(([path]) => path.endsWith('.html'));
    expect(pages).toHaveLength(4);
    for (const [path, page] of pages) expect([path, ...parsedHtml(page).errors]).toEqual([path]);
  });

  test('Markdown produces harmless elements only, and every link stays on the site or goes to the web', async () => {
    for (const [path, page] of await filesWith(text)) {
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
    const harmless = await filesWith(HARMLESS);
    for (const [path, markdown] of await filesWith(text)) {
      if (!/\.(md|txt)$/.test(path)) continue;
      expect([path, ...outlineOf(markdown)]).toEqual([path, ...outlineOf(harmless.get(path) ?? '')]);
    }
  });
});

describe.each(NAMED.filter(([, text]) => text.trim() !== ''))('%s', (_, text) => {
  test('adds no element and no attribute', async () => {
    const harmless = await filesWith(HARMLESS);
    for (const [path, page] of await filesWith(text)) {
      if (!path.endsWith('.html')) continue;
      const [found, expected] = [page, harmless.get(path) ?? ''].map((text) =>
        withoutOptional(skeletonOf(parsedHtml(text).root, mayDiffer)),
      );
      expect(found).toBe(expected);
    }
  });

  test('shows the text', async () => {
    const page = (await filesWith(text)).get('acme/event.html') ?? '';
    const names = elementsOf(parsedHtml(page).root).filter((element) => attribute(element, 'class') === 'name');
    expect(names.map(textOf)).toContain(escapeInvisible(text));
  });
});

function isScroll(attrs: Element['attrs']): boolean {
  return attrs.some(({ name, value }) => name === 'class' && value === 'scroll');
}
