import { gzipSync } from 'node:zlib';
import type { Contract, GeneratedFile } from '@hookbook/contract';
import type { Schema } from '@hookbook/contract/schema';
import { contract, event, provider } from '@hookbook/testkit/contracts';
import { eventTypes, payloadOf } from '@hookbook/testkit/generatedContract';
import { beforeAll, describe, expect, it } from 'vitest';
import { emitDocs } from '../src/index.ts';
import { attribute, elementsOf, parsedHtml, textOf } from './parsedHtml.ts';
import { hitsOf, hitText, searchInNode } from './searchInNode.ts';

const typeAt = (index: number) => `thing.done.${String(index).padStart(4, '0')}`;

let many: ReadonlyMap<string, string>;
beforeAll(async () => {
  many = await siteOf(1000);
});

async function siteOf(count: number): Promise<ReadonlyMap<string, string>> {
  const events = Array.from({ length: count }, (_, index) => event({ type: typeAt(index), slug: typeAt(index) }));
  const files = await emitDocs(contract([provider({ slug: 'acme', title: 'Acme', events })]));
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** The HTML of a page of the provider, and its list of pages. */
function pageOf(site: ReadonlyMap<string, string>, slug: string) {
  const text = site.get(`acme/${slug}.html`) ?? '';
  const aside = elementsOf(parsedHtml(text).root).find((element) => attribute(element, 'class') === 'aside');
  const links = aside ? elementsOf(aside).filter(({ tagName }) => tagName === 'a') : [];
  return {
    text,
    names: links.map(textOf),
    current: links.filter((link) => attribute(link, 'aria-current')).map(textOf),
  };
}

describe('beside the page of an event', () => {
  it('all events are listed if there are few', async () => {
    const { names } = pageOf(await siteOf(40), typeAt(7));
    expect(names).toEqual(['Overview', ...Array.from({ length: 40 }, (_, index) => typeAt(index))]);
  });

  it.each([0, 5, 500, 995, 999])('only its neighbours are listed if there are many: event %i', (index) => {
    const { names, current } = pageOf(many, typeAt(index));
    expect(names).toHaveLength(7);
    expect(names[0]).toBe('All 1000 events');
    expect(names.slice(1)).toEqual([...names.slice(1)].sort());
    expect(current).toEqual([typeAt(index)]);
  });
});

describe('events with the same first tag are related', () => {
  const tagged = (names: readonly (string | undefined)[]) =>
    names.map((name, index) =>
      event({ type: typeAt(index), slug: typeAt(index), tags: name === undefined ? [] : [{ name }] }),
    );
  /** The related events of the page of an event, by their indexes. */
  async function relatedOf(names: readonly (string | undefined)[], index: number) {
    const files = await emitDocs(contract([provider({ slug: 'acme', title: 'Acme', events: tagged(names) })]));
    const page = files.find(({ path }) => path === `acme/${typeAt(index)}.html`)?.text ?? '';
    const [, links = ''] = /<p class="related">Related events: (.*)<\/p>/.exec(page) ?? [];
    return [...links.matchAll(/href="thing\.done\.(\d+)\.html"/g)].map(([, number]) => Number(number));
  }

  it('but not those before and after, which have links', async () => {
    expect(await relatedOf(['a', 'a', 'a', 'b', 'a'], 1)).toEqual([4]);
    expect(await relatedOf(['a', 'b', 'a', undefined, 'b'], 1)).toEqual([4]);
  });

  it('and only the nearest ones, if there are many', async () => {
    expect(await relatedOf(Array(100).fill('a'), 50)).toEqual([46, 47, 48, 52, 53, 54]);
    expect(await relatedOf(Array(100).fill('a'), 99)).toEqual([95, 96, 97]);
  });

  it('and none without tags', async () => {
    expect(await relatedOf([undefined, undefined, undefined], 0)).toEqual([]);
  });
});

it('the page of a provider lists its events once', () => {
  const { text, names } = pageOf(many, 'index');
  expect(names).toEqual(['Overview']);
  expect(text.split(`${typeAt(500)}.html`)).toHaveLength(2);
});

it('the page of an event does not grow with the number of events', async () => {
  const [small, large] = [pageOf(await siteOf(100), typeAt(50)), pageOf(many, typeAt(50))];
  expect(large.text.length - small.text.length).toBeLessThan(10);
});

/** Events of a provider with many, each with fields, values and words of its own. */
function largeContract(count: number): Contract {
  const events = eventTypes(count).map((type, index) =>
    event({
      type,
      slug: type,
      title: `The ${wordOf(index)} ${type}`,
      summary: `Sent when the ${wordOf(index * 7)} of a ${wordOf(index * 3)} has been ${wordOf(index * 5)}`,
      payload: payloadOf(type, index, '#/$defs/', '') as Schema,
    }),
  );
  const part = (...names: readonly string[]): Schema => ({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string', description: `The ${name}.` }])),
  });
  const definitions = {
    person: part('id', 'email', 'name'),
    money: part('amount', 'currency'),
    item: part('sku', 'price'),
  };
  return contract([provider({ slug: 'acme', title: 'Acme', events, definitions })]);
}

/** A word that only that event has. */
function wordOf(index: number): string {
  return ((index * 7919) % 456_976).toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
}

describe('a contract with 1,000 events', () => {
  let files: readonly GeneratedFile[];
  beforeAll(async () => {
    files = await emitDocs(largeContract(1000));
  });
  const fileText = (path: string) => files.find((file) => file.path === path)?.text ?? '';

  it('has small search data', () => {
    expect(gzipSync(fileText('search-data.js')).length).toBeLessThan(40_000);
  });

  it('has a home page that lists groups of events, which the page of the provider has', () => {
    const links = elementsOf(parsedHtml(fileText('index.html')).root).flatMap((link) => attribute(link, 'href') ?? []);
    const groups = links.flatMap((link) => /^acme\/index\.html#(events\..*)$/.exec(link)?.[1] ?? []);
    expect(groups).toContain('events.invoice');
    expect(groups).toHaveLength(10);
    const ids = elementsOf(parsedHtml(fileText('acme/index.html')).root).map((element) => attribute(element, 'id'));
    expect(ids).toEqual(expect.arrayContaining(groups));
  });

  it('has a home page of about the size of a small one', async () => {
    const small = (await emitDocs(largeContract(66))).find(({ path }) => path === 'index.html')?.text ?? '';
    expect(fileText('index.html').length).toBeLessThan(3 * small.length);
  });

  it('is searched with few results, the best of them first', async () => {
    const search = await searchInNode(files);
    for (const query of ['e', 'user', 'data.id', 'open', 'created']) {
      expect(hitsOf(search.find(query)).length).toBeLessThanOrEqual(30);
    }
    const [hit] = hitsOf(search.find('invoice.paid.7'));
    expect(hit && hitText(hit)).toBe('event invoice.paid.7 at acme/invoice.paid.7.html');
    const [typo] = hitsOf(search.find('invoise.paid.7'));
    expect(typo && hitText(typo)).toBe('event invoice.paid.7 at acme/invoice.paid.7.html');
    const { total, nearest } = search.find('invxxce.pxxd.7');
    expect([total, nearest?.document.name]).toEqual([0, 'invoice.paid.7']);
    const [field] = hitsOf(search.find('data.id'));
    expect(field?.pages).toHaveLength(1000);
    const [value] = hitsOf(search.find('state_777'));
    expect(value && search.placesOf(value.document)).toEqual([{ page: value?.pages[0], id: 'payload.data.status' }]);
  });
});
