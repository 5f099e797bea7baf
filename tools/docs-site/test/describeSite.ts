import type { Contract } from '@hookbook/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { emitDocs } from '../src/emitDocs.ts';
import { attribute, elementsOf, parsedHtml, textOf } from './parsedHtml.ts';

/** Tests that hold for the site of any contract. */
export function describeSite(name: string, read: () => Promise<Contract>): void {
  describe(`the site of ${name}`, () => {
    let contract: Contract;
    let files: ReadonlyMap<string, string>;
    let pages: readonly (readonly [string, ReturnType<typeof parsedHtml>])[];

    beforeAll(async () => {
      contract = await read();
      files = new Map((await emitDocs(contract)).map((file) => [file.path, file.text]));
      pages = [...files].filter(([file]) => file.endsWith('.html')).map(([file, text]) => [file, parsedHtml(text)]);
    });

    test('has a page and a Markdown twin for the home, each provider and each event', () => {
      const events = contract.providers.flatMap((provider) => provider.events);
      expect(events.length).toBeGreaterThan(3);
      expect(pages).toHaveLength(1 + contract.providers.length + events.length);
      for (const [file] of pages) expect(files.has(file.replace(/html$/, 'md'))).toBe(true);
    });

    test('is HTML without a mistake', () => {
      for (const [file, { errors }] of pages) expect([file, ...errors]).toEqual([file]);
    });

    test('has each id once on a page', () => {
      for (const [file, { root }] of pages) {
        const ids = elementsOf(root).flatMap((element) => attribute(element, 'id') ?? []);
        expect([file, ...ids.filter((id, index) => ids.indexOf(id) !== index)]).toEqual([file]);
      }
    });

    test('has no dead link', () => {
      const ids = new Map(
        pages.map(([file, { root }]) => [file, new Set(elementsOf(root).map((element) => attribute(element, 'id')))]),
      );
      const links = pages.flatMap(([file, { root }]) => linksOf(root).map((link) => ({ file, link })));
      expect(links.length).toBeGreaterThan(50);
      for (const { file, link } of links) {
        const url = new URL(link, `https://site.example/${file}`);
        if (url.host !== 'site.example') continue;
        const target = decodeURIComponent(url.pathname.slice(1));
        expect({ file, link, found: files.has(target) }).toEqual({ file, link, found: true });
        if (url.hash === '') continue;
        expect({ file, link, found: ids.get(target)?.has(decodeURIComponent(url.hash.slice(1))) }).toEqual({
          file,
          link,
          found: true,
        });
      }
    });

    test('has no dead link in its Markdown', () => {
      const links = [...files]
        .filter(([file]) => /\.(md|txt)$/.test(file))
        .flatMap(([file, text]) =>
          [...text.matchAll(/\]\(([^)\s]+\.md)\)/g)].map(
            (match) => new URL(match[1] ?? '', `https://site.example/${file}`),
          ),
        );
      expect(links.length).toBeGreaterThan(10);
      for (const { host, pathname } of links) {
        if (host === 'site.example') expect(files.has(decodeURIComponent(pathname.slice(1)))).toBe(true);
      }
    });

    test('loads nothing but its own files', () => {
      for (const [, { root }] of pages) {
        const elements = elementsOf(root);
        const loaded = elements.flatMap((element) => attribute(element, 'src') ?? []);
        const linked = elements
          .filter(({ tagName }) => tagName === 'link')
          .flatMap((element) => attribute(element, 'href') ?? []);
        expect(loaded.concat(linked).every((url) => /^(\.\.\/)?[\w%.-]+$/.test(url))).toBe(true);
        expect(elements.filter(({ tagName }) => /^(style|iframe|img|object|embed|base)$/.test(tagName))).toEqual([]);
        expect(elements.filter((element) => attribute(element, 'style') !== undefined)).toEqual([]);
        expect(elements.filter(({ tagName }) => tagName === 'script').map(textOf)).toEqual(['']);
      }
    });

    test('has one first heading on each page, and skips no level', () => {
      for (const [file, { root }] of pages) {
        const levels = elementsOf(root).flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []));
        expect(levels.filter((level) => level === 1)).toHaveLength(1);
        const body = levels.slice(levels.indexOf(1));
        const skips = body.flatMap((level, index) => (level > (body[index - 1] ?? 1) + 1 ? [`${file}: ${level}`] : []));
        expect(skips).toEqual([]);
      }
    });

    test('is the same for the same contract', async () => {
      expect(await emitDocs(structuredClone(contract))).toEqual(
        [...files].map(([file, text]) => ({ path: file, text })),
      );
    });

    test('lists every event in llms.txt', () => {
      const text = files.get('llms.txt') ?? '';
      const links = text.match(/^- \[.*\]\([^)]+\.md\)/gm) ?? [];
      expect(links).toHaveLength(pages.length - 1);
    });
  });
}

function linksOf(root: Parameters<typeof elementsOf>[0]): readonly string[] {
  return elementsOf(root).flatMap((element) =>
    [attribute(element, 'href') ?? [], attribute(element, 'src') ?? []].flat(),
  );
}
