import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACME } from '../specs/acme.ts';
import { hookbook } from '../specs/hookbook.ts';
import { specFolder, writeFiles } from '../specs/specFolder.ts';

async function project() {
  const cwd = path.dirname(await specFolder(ACME));
  const generate = (...argv: readonly string[]) => hookbook(['generate', 'docs', ...argv], { cwd });
  const page = () => readFile(path.join(cwd, 'packages/docs/src/gen/acme/user.created.html'), 'utf8');
  return { cwd, generate, page };
}

describe('the address of the site', () => {
  it('is in its pages, and another one is when it changes', async () => {
    const { generate, page } = await project();
    await generate();
    expect(await page()).not.toContain('canonical');
    await generate('--site-url', 'https://docs.example/hooks');
    expect(await page()).toContain('<link rel="canonical" href="https://docs.example/hooks/acme/user.created.html">');
    await generate('--site-url', 'https://other.example');
    expect(await page()).toContain('<link rel="canonical" href="https://other.example/acme/user.created.html">');
    const { out } = await generate();
    expect(out).toContain('- src/gen/sitemap.xml');
    expect(await page()).not.toContain('canonical');
  });

  it('may be in the config file', async () => {
    const { cwd, generate, page } = await project();
    await writeFiles(cwd, { 'hookbook.config.json': '{ "siteUrl": "https://docs.example/" }' });
    await generate();
    expect(await page()).toContain('href="https://docs.example/acme/user.created.html"');
  });

  it('is part of the command that updates stale files', async () => {
    const { generate } = await project();
    const { exit, error } = await generate('--check', '--site-url', 'https://docs.example/');
    expect(exit).toBe(1);
    expect(error).toContain('npx hookbook generate docs --site-url https://docs.example/');
  });

  it.each([
    'docs.example',
    'ftp://docs.example/',
    'https://',
    'https://user:secret@docs.example/',
    'https://docs.example/?page=1',
    'https://docs.example/#top',
    'https://docs.example/a b',
    'javascript:alert(1)',
  ])('cannot be %j', async (url) => {
    const { cwd, generate } = await project();
    const form = 'a web address without a user, a query or a fragment, such as https://docs.example.com/webhooks/';
    expect(await generate('--site-url', url)).toMatchObject({
      exit: 2,
      error: `error: --site-url must be ${form}, not "${url}".`,
    });
    await writeFiles(cwd, { 'hookbook.config.json': JSON.stringify({ siteUrl: url }) });
    expect(await generate()).toMatchObject({
      exit: 2,
      error: `error: hookbook.config.json: "siteUrl" must be ${form}.`,
    });
  });
});
