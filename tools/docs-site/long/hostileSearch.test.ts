import { contract } from '@hookbook/testkit/contracts';
import { hostileProvider } from '@hookbook/testkit/hostileProvider';
import { HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';
import { expect, test } from 'vitest';
import { DIALOG_ELEMENTS, DIALOG_LINKS } from '../test/inPage.ts';
import { ORIGIN, openSite, problemsOf } from '../test/openedSite.ts';

test('hostile texts execute nothing, as queries and as data', async () => {
  const texts = Object.values(HOSTILE_TEXTS);
  const providers = texts.map((text, index) => hostileProvider(text, { slug: `acme${index}` }));
  const hostile = await openSite(contract(providers));
  const context = await hostile.browse();
  const page = await context.newPage();
  const problems = problemsOf(page);
  await page.goto(`${ORIGIN}/acme0/event.html?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
  await page.getByRole('option').first().waitFor();
  const elements = new Set<string>();
  for (const query of [...texts, 'a', 'date']) {
    await page.getByRole('combobox').fill(query);
    for (const name of await page.evaluate<string[]>(DIALOG_ELEMENTS)) elements.add(name);
    for (const link of await page.evaluate<string[]>(DIALOG_LINKS))
      expect(link).toMatch(/^https:..docs.example.acme\d/);
  }
  expect([...elements].filter((name) => !/^(div|a|span|code|mark|input|button|p)$/.test(name))).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
  await hostile.close();
});
