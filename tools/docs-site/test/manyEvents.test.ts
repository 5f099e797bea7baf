import { contract, event, provider } from '@hookbook/testkit/contracts';
import { describe, expect, it } from 'vitest';
import { emitDocs } from '../src/index.ts';
import { attribute, elementsOf, parsedHtml, textOf } from './parsedHtml.ts';

const typeAt = (index: number) => `thing.done.${String(index).padStart(4, '0')}`;

/** The HTML of a page of a provider with many events, and its list of pages. */
async function pageOf(count: number, slug: string) {
  const events = Array.from({ length: count }, (_, index) => event({ type: typeAt(index), slug: typeAt(index) }));
  const files = await emitDocs(contract([provider({ slug: 'acme', title: 'Acme', events })]));
  const text = files.find(({ path }) => path === `acme/${slug}.html`)?.text ?? '';
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
    const { names } = await pageOf(40, typeAt(7));
    expect(names).toEqual(['Overview', ...Array.from({ length: 40 }, (_, index) => typeAt(index))]);
  });

  it.each([0, 5, 500, 995, 999])('only its neighbours are listed if there are many: event %i', async (index) => {
    const { names, current } = await pageOf(1000, typeAt(index));
    expect(names).toHaveLength(7);
    expect(names[0]).toBe('All 1000 events');
    expect(names.slice(1)).toEqual([...names.slice(1)].sort());
    expect(current).toEqual([typeAt(index)]);
  });
});

it('the page of a provider lists its events once', async () => {
  const { text, names } = await pageOf(1000, 'index');
  expect(names).toEqual(['Overview']);
  expect(text.split(`${typeAt(500)}.html`)).toHaveLength(2);
});

it('the page of an event does not grow with the number of events', async () => {
  const [small, large] = [await pageOf(100, typeAt(50)), await pageOf(1000, typeAt(50))];
  expect(large.text.length - small.text.length).toBeLessThan(10);
});
