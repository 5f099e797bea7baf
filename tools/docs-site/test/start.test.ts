import type { Provider } from '@hookbook/contract';
import { contract, event, type ProviderOverrides, provider } from '@hookbook/testkit/contracts';
import { expect, test } from 'vitest';
import { emitDocs } from '../src/index.ts';
import { attribute, elementsOf, parsedHtml, textOf } from './parsedHtml.ts';

/** The tabs of the home page, and the commands below them. */
async function startOf(...providers: readonly Provider[]) {
  const files = await emitDocs(contract(providers));
  const { root } = parsedHtml(files.find(({ path }) => path === 'index.html')?.text ?? '');
  const section = elementsOf(root).find((element) => attribute(element, 'id') === 'start');
  if (section === undefined) return undefined;
  const texts = (name: string) =>
    elementsOf(section)
      .filter(({ nodeName }) => nodeName === name)
      .map(textOf);
  return { tabs: texts('summary'), codes: texts('pre') };
}

const named = (name: string, overrides: ProviderOverrides = {}) =>
  provider({ name, events: [event({ type: `${name}.done` })], ...overrides });

test('the home page begins with an endpoint for each provider, and what sends to the first', async () => {
  const start = await startOf(named('acme'), named('bolt'));
  expect(start?.tabs).toEqual(['Acme', 'Bolt']);
  expect(start?.codes).toEqual([
    expect.stringContaining('import { createReceiver } from "@hookbook/receiver/acme";'),
    expect.stringContaining('"bolt.done": (event)'),
    expect.stringContaining('npx hookbook-mock send acme acme.done'),
  ]);
});

test('providers without events, and brokers, have no endpoint', async () => {
  const start = await startOf(named('acme', { events: [] }), named('bolt', { protocols: ['kafka'] }), named('crate'));
  expect(start?.tabs).toEqual(['Crate']);
  expect(await startOf(named('acme', { protocols: ['kafka'] }))).toBeUndefined();
});

test('a contract with many providers has six tabs', async () => {
  const providers = Array.from({ length: 20 }, (_, index) => named(`p${index}`));
  expect((await startOf(...providers))?.tabs).toHaveLength(6);
});

test('the Markdown of a provider has a handler for each framework, and that of an event says so', async () => {
  const files = await emitDocs(contract([named('acme')]));
  const fileText = (file: string) => files.find(({ path }) => path === file)?.text ?? '';
  const titles = [...fileText('acme/index.md').matchAll(/^### (.+)$/gm)].map(([, title]) => title);
  expect(titles).toEqual(expect.arrayContaining(['Node.js', 'Express', 'NestJS', 'Cloudflare Workers']));
  expect(fileText('acme/acme.done.md')).toMatch(/^For Express, .*, Cloudflare Workers, see \[Acme\]\(index\.md\)\.$/m);
});
