import { once } from 'node:events';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createDocsServer, type DocsServer, type DocsServerOptions } from '../src/index.ts';
import { type SiteFolder, siteFolder } from './siteFolder.ts';

const PAGE = `<p>${'A long page. '.repeat(500)}`;

let site: SiteFolder;
beforeAll(async () => {
  site = await siteFolder();
  await site.write('long.html', PAGE);
});
afterAll(() => site.dispose());

async function start(options: DocsServerOptions = {}): Promise<{ readonly url: string; readonly server: DocsServer }> {
  const server = createDocsServer({ folder: site.folder, ...options });
  onTestFinished(() => server.close());
  return { server, url: await server.listen() };
}

async function get(url: string, headers: Readonly<Record<string, string>> = {}) {
  const [response] = await once(request(url, { headers }).end(), 'response');
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

const DECODERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  identity: (bytes) => bytes,
};

describe('a page is compressed as the browser accepts it', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['deflate', 'identity'],
    ['', 'identity'],
  ])('%j', async (accepted, encoding) => {
    const { url } = await start();
    // The second response is a kept one.
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const { headers, body } = await get(`${url}long.html`, { 'accept-encoding': accepted });
      expect([headers['content-encoding'] ?? 'identity', headers.vary]).toEqual([encoding, 'accept-encoding']);
      expect(Number(headers['content-length'])).toBe(body.length);
      expect(DECODERS[encoding]?.(body).toString()).toBe(PAGE);
      if (encoding !== 'identity') expect(body.length).toBeLessThan(PAGE.length / 10);
    }
  });

  test('each form has its own etag, which is respected', async () => {
    const { url } = await start();
    const etags = [];
    for (const accepted of ['br', 'gzip', '']) {
      const { headers } = await get(`${url}long.html`, { 'accept-encoding': accepted });
      etags.push(headers.etag);
      const again = await get(`${url}long.html`, { 'accept-encoding': accepted, 'if-none-match': headers.etag });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    }
    expect(new Set(etags).size).toBe(3);
  });

  test('a page that changes is sent as it is then', async () => {
    const { url } = await start();
    await site.write('changing.html', PAGE);
    await get(`${url}changing.html`, { 'accept-encoding': 'br' });
    await site.write('changing.html', `${PAGE}!`);
    const { body } = await get(`${url}changing.html`, { 'accept-encoding': 'br' });
    expect(brotliDecompressSync(body).toString()).toBe(`${PAGE}!`);
  });

  test('a short file is not compressed', async () => {
    const { url } = await start();
    expect((await get(`${url}site.css`, { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });
});

describe('below a path', () => {
  test.each(['/docs/', 'docs', '/docs'])('%s, the site is complete', async (base) => {
    await site.write('404.html', '<a href="/index.html">Home</a><script src="/site.js"></script>');
    const { url } = await start({ base });
    expect(new URL(url).pathname).toBe('/docs/');
    expect((await get(`${url}acme/user.created.html`)).body.toString()).toBe('<p>Created');
    const missing = await get(`${url}nowhere.html`);
    expect([missing.status, missing.body.toString()]).toEqual([
      404,
      '<a href="/docs/index.html">Home</a><script src="/docs/site.js"></script>',
    ]);
    const { origin } = new URL(url);
    expect((await get(`${origin}/docs`)).headers.location).toBe('/docs/');
    expect((await get(`${origin}/acme/user.created.html`)).status).toBe(404);
  });
});

describe('the host of a request', () => {
  test.each([
    ['localhost:4000', 200],
    ['127.0.0.1', 200],
    ['[::1]:4000', 200],
    ['example.com', 421],
    ['localhost.example.com', 421],
  ])('%s: %i', async (host, status) => {
    const { url } = await start();
    expect((await get(url, { host })).status).toBe(status);
  });

  test('may be any if the server listens on other addresses', async () => {
    const { url } = await start({ host: '0.0.0.0' });
    expect((await get(url.replace('0.0.0.0', '127.0.0.1'), { host: 'example.com' })).status).toBe(200);
  });
});
