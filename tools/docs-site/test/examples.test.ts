import { contract, event, example, provider } from '@hookbook/testkit/contracts';
import { expect, test } from 'vitest';
import { emitDocs } from '../src/emitDocs.ts';

/** The names of the examples on the page of an event, from top to bottom. */
async function shownOrder(payloads: Readonly<Record<string, unknown>>, generated = ''): Promise<readonly string[]> {
  const examples = Object.entries(payloads).map(([name, payload]) =>
    example({ name, slug: name, payload, ...(name === generated && { origin: 'generated' as const }) }),
  );
  const files = await emitDocs(contract([provider({ slug: 'acme', events: [event({ examples })] })]));
  const page = files.find(({ path }) => path === 'acme/thing.done.html')?.text ?? '';
  const shown = Object.keys(payloads).map((name) => [name, page.indexOf(`id="example.${name}"`)] as const);
  expect(shown.map(([, place]) => place)).not.toContain(-1);
  return shown.toSorted(([, a], [, b]) => a - b).map(([name]) => name);
}

test('examples with more members come first', async () => {
  expect(await shownOrder({ small: { a: 'a long text, but only one' }, large: { a: 1, b: [1, { c: 2 }] } })).toEqual([
    'large',
    'small',
  ]);
});

test('those with as many stay in the order of their author', async () => {
  const placeholder = { level: 'LOW | MODERATE | HIGH' };
  expect(await shownOrder({ written: { level: 'LOW' }, published: placeholder })).toEqual(['written', 'published']);
});

test('what nobody has written comes last', async () => {
  expect(await shownOrder({ invented: { a: 1, b: 2 }, written: { a: 1 } }, 'invented')).toEqual([
    'written',
    'invented',
  ]);
});

test('a payload may be large', async () => {
  expect(await shownOrder({ small: 1, large: Array(200_000).fill(0) })).toEqual(['large', 'small']);
});
