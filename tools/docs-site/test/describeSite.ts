import SwaggerParser from '@apidevtools/swagger-parser';
import { type Contract, NO_CACHE } from '@hookbook/contract';
import { modelGuides } from '@hookbook/models-emitter/guides';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { docsEmitter } from '../src/emitDocs.ts';
import { LLMS_FULL, NOT_FOUND } from '../src/model/paths.ts';
import { isAllowedValues } from '../src/model/shape/constraints.ts';
import type { Shape } from '../src/model/shape/shape.ts';
import { buildSite } from '../src/model/site.ts';
import { escapeInvisible } from '../src/text/untrusted.ts';
import { attribute, elementsOf, parsedHtml, textOf } from './parsedHtml.ts';
import { type NodeSearch, searchInNode } from './searchInNode.ts';

const emitDocs = docsEmitter({ modelGuides });

/** Tests for the site of any contract. */
export function describeSite(name: string, read: () => Promise<Contract>): void {
  describe(`the site of ${name}`, () => {
    let contract: Contract;
    let files: ReadonlyMap<string, string>;
    let pages: readonly (readonly [string, ReturnType<typeof parsedHtml>])[];
    let search: NodeSearch;

    beforeAll(async () => {
      contract = await read();
      files = new Map((await emitDocs(contract)).map((file) => [file.path, file.text]));
      pages = [...files].filter(([file]) => file.endsWith('.html')).map(([file, text]) => [file, parsedHtml(text)]);
      search = await searchInNode([...files].map(([path, text]) => ({ path, text })));
    });

    test('has a page and a Markdown file for the home, each guide, provider, event and shared schema', () => {
      const events = contract.providers.flatMap((provider) => provider.events);
      expect(events.length).toBeGreaterThan(3);
      const withMarkdown = pages.filter(([file]) => files.has(file.replace(/html$/, 'md')));
      const schemas = pages.filter(([file]) => file.includes('/schemas/'));
      expect(withMarkdown).toHaveLength(
        1 +
          contract.guides.length +
          Math.min(contract.releases.length, 1) +
          contract.providers.length +
          events.length +
          schemas.length,
      );
      expect(pages.filter((page) => !withMarkdown.includes(page)).map(([file]) => file)).toEqual([NOT_FOUND]);
    });

    test('has a page for unknown addresses that nothing links to and whose own links work at any depth', () => {
      expect([...files].filter(([, text]) => text.includes(NOT_FOUND)).map(([file]) => file)).toEqual([]);
      const links = linksOf(parsedHtml(files.get(NOT_FOUND) ?? '').root).filter((link) => !link.startsWith('#'));
      expect(links.length).toBeGreaterThan(5);
      for (const link of links) expect(link).toMatch(/^\/[^/]/);
    });

    test('is valid HTML', () => {
      for (const [file, { errors }] of pages) expect([file, ...errors]).toEqual([file]);
    });

    test('has unique ids on every page', () => {
      for (const [file, { root }] of pages) {
        const ids = elementsOf(root).flatMap((element) => attribute(element, 'id') ?? []);
        expect([file, ...ids.filter((id, index) => ids.indexOf(id) !== index)]).toEqual([file]);
      }
    });

    test('has no dead links', () => {
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

    test('has no dead links in its Markdown', () => {
      const links = [...files]
        .filter(([file]) => /\.(md|txt)$/.test(file) && file !== LLMS_FULL)
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

    test('the search leads to pages and to anchors in them', () => {
      const ids = new Map(
        pages.map(([file, { root }]) => [file, new Set(elementsOf(root).map((element) => attribute(element, 'id')))]),
      );
      const { documents, placesOf } = search;
      expect(documents.length).toBeGreaterThan(20);
      const dead = documents.flatMap((document) =>
        placesOf(document)
          .filter(({ page, id }) => !(id === '' ? ids.has(page.path) : ids.get(page.path)?.has(id)))
          .map(({ page, id }) => `${document.kind} ${document.name}: ${page.path}#${id}`),
      );
      expect(dead).toEqual([]);
    });

    test('the search leads from every value to a field that lists it', () => {
      const listed = listedValues(contract);
      const { documents, placesOf } = search;
      const values = documents.filter(({ kind }) => kind === 'value');
      const found = values.map((document) => ({ name: document.name, places: placesOf(document) }));
      const wrong = found.flatMap(({ name, places }) =>
        places
          .filter(({ page, id }) => !listed.get(page.path)?.get(id)?.includes(name))
          .map(({ id }) => `${name} ${id}`),
      );
      expect(wrong).toEqual([]);
      const reachable = new Set(found.flatMap(({ name, places }) => places.map(({ page }) => `${page.path} ${name}`)));
      const missing = [...listed].flatMap(([path, fields]) =>
        [...fields.values()].flat().filter((value) => !reachable.has(`${path} ${value}`)),
      );
      // Their events have the same names.
      const types = contract.providers
        .flatMap(({ events, commands }) => [...events, ...commands])
        .map(({ type }) => type);
      expect(missing.filter((value) => !types.includes(value))).toEqual([]);
    });

    test('loads only its own files', () => {
      for (const [file, { root }] of pages) {
        const elements = elementsOf(root);
        const loaded = elements.flatMap((element) => attribute(element, 'src') ?? []);
        const linked = elements
          .filter(({ tagName }) => tagName === 'link')
          .flatMap((element) => attribute(element, 'href') ?? []);
        const own = file === NOT_FOUND ? /^\/[\w%.-]+$/ : /^(\.\.\/){0,2}[\w%.-]+$/;
        expect(loaded.concat(linked).filter((url) => !own.test(url))).toEqual([]);
        expect(elements.filter(({ tagName }) => /^(style|iframe|img|object|embed|base)$/.test(tagName))).toEqual([]);
        expect(elements.filter((element) => attribute(element, 'style') !== undefined)).toEqual([]);
        expect(elements.filter(({ tagName }) => tagName === 'script').map(textOf)).toEqual(['']);
      }
    });

    test('has one top heading on every page and skips no level', () => {
      for (const [file, { root }] of pages) {
        const levels = elementsOf(root).flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []));
        expect(levels.filter((level) => level === 1)).toHaveLength(1);
        const body = levels.slice(levels.indexOf(1));
        const skips = body.flatMap((level, index) => (level > (body[index - 1] ?? 1) + 1 ? [`${file}: ${level}`] : []));
        expect(skips).toEqual([]);
      }
    });

    test('is identical for the same contract', async () => {
      expect(await emitDocs(structuredClone(contract))).toEqual(
        [...files].map(([file, text]) => ({ path: file, text })),
      );
    });

    test('lists every page in llms.txt', () => {
      const text = files.get('llms.txt') ?? '';
      const links = text.match(/^- \[.*\]\([^)]+\.md\)/gm) ?? [];
      const markdown = [...files.keys()].filter((file) => file.endsWith('.md') && file !== 'index.md');
      expect(links).toHaveLength(markdown.length);
    });

    test('has the Markdown of all pages in one file, in the order of llms.txt', () => {
      const full = files.get(LLMS_FULL) ?? '';
      const listed = [...(files.get('llms.txt') ?? '').matchAll(/\]\(([^)]+\.md)\)/g)].map(([, path = '']) =>
        decodeURIComponent(path),
      );
      const places = ['index.md', ...listed].map((path) =>
        full.indexOf(`\n\n---\n\nAddress: ${path}\n\n${files.get(path)?.trimEnd()}\n`),
      );
      expect(places.length).toBeGreaterThan(5);
      expect(places[0]).toBeGreaterThan(0);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
    });

    test('has a JSON Schema of each event and of each provider that a strict reader accepts', () => {
      const schemas = [...files].filter(([file]) => file.endsWith('.schema.json'));
      const messages = contract.providers.flatMap(({ events, commands }) => [...events, ...commands]);
      expect(schemas).toHaveLength(messages.length + contract.providers.length);
      const ajv = new Ajv2020({ strictTypes: false, strictTuples: false });
      addFormats.default(ajv);
      for (const [file, text] of schemas) {
        expect(() => ajv.compile(JSON.parse(text)), file).not.toThrow();
      }
    });

    test('has a valid OpenAPI document of each provider, with all its events', async () => {
      for (const { slug, events } of contract.providers) {
        const document = JSON.parse(files.get(`${slug}/openapi.json`) ?? '');
        expect(Object.keys(document.webhooks)).toEqual(events.map(({ type }) => type));
        await SwaggerParser.validate(document);
      }
    });
  });
}

/** The values that each field lists, by page and by id, as readers see them. */
function listedValues(contract: Contract): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const { providers } = buildSite(contract, NO_CACHE);
  const ofEvents = providers.flatMap(({ events, commands }) =>
    [...events, ...commands].map(({ path, shapes }) => {
      const { payload, headers, definitions } = shapes();
      const parts = [{ id: 'payload', shape: payload }, ...(headers ? [{ id: 'headers', shape: headers }] : [])];
      return [path, new Map([...parts, ...definitions].flatMap(valuesOf))] as const;
    }),
  );
  const ofSchemas = providers.flatMap(({ schemas }) =>
    schemas.map(({ path, shapes }) => {
      const { shape, definitions } = shapes();
      return [path, new Map([{ id: 'schema', shape }, ...definitions].flatMap(valuesOf))] as const;
    }),
  );
  return new Map([...ofEvents, ...ofSchemas]);
}

function valuesOf({ id, shape }: { readonly id: string; readonly shape: Shape }): [string, readonly string[]][] {
  const values = shape.constraints.filter(isAllowedValues).flatMap((constraint) => constraint.values);
  return [[id, values.map(escapeInvisible)], ...shape.members.flatMap(valuesOf)];
}

function linksOf(root: Parameters<typeof elementsOf>[0]): readonly string[] {
  return elementsOf(root).flatMap((element) =>
    [attribute(element, 'href') ?? [], attribute(element, 'src') ?? []].flat(),
  );
}
