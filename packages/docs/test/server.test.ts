import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDocsServer, type DocsServer } from '../src/index.ts';
import { type SiteFolder, siteFolder } from './siteFolder.ts';

let site: SiteFolder;
let server: DocsServer;
let url: string;
beforeAll(async () => {
  site = await siteFolder();
  server = createDocsServer({ folder: site.folder });
  url = await server.listen();
});
afterAll(async () => {
  await server.close();
  await site.dispose();
});

/** Sends the path unchanged, while `fetch` would normalise it. */
async function get(path: string, { method = 'GET', headers = {} } = {}) {
  const sent = request(url, { path, method, headers }).end();
  const [response] = await once(sent, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() };
}

test('listens on a loopback address', () => {
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test.each([
  ['/', '<p>Home', 'text/html; charset=utf-8'],
  ['/index.html', '<p>Home', 'text/html; charset=utf-8'],
  ['/acme/', '<p>Acme', 'text/html; charset=utf-8'],
  ['/acme/user.created.html?q=1', '<p>Created', 'text/html; charset=utf-8'],
  ['/acme/user%2Ecreated.md', '# Created', 'text/markdown; charset=utf-8'],
  ['/site.css', 'p { color: red }', 'text/css; charset=utf-8'],
  ['/site.js', '"use strict"', 'text/javascript; charset=utf-8'],
  ['/icon.svg', '<svg/>', 'image/svg+xml'],
  ['/llms.txt', '# Home', 'text/plain; charset=utf-8'],
])('serves %s with its content type', async (path, body, type) => {
  const response = await get(path);
  expect([response.status, response.body, response.headers['content-type']]).toEqual([200, body, type]);
});

test('redirects from a folder to its URL with a slash', async () => {
  const response = await get('/acme?q=1');
  expect([response.status, response.headers.location]).toEqual([308, '/acme/?q=1']);
});

describe('does not serve a file outside the site', () => {
  test.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/acme/..%2f..%2fsecret.html',
    '/..%5csecret.html',
    '/acme/%2e%2e/%2e%2e/secret.html',
    '//secret.html',
    '/acme//index.html',
    '/link.html',
    '/.hidden.html',
    '/program.exe',
    '/empty',
    '/empty/',
    '/site.css/',
    '/index.html%00.txt',
    '/C:/secret.html',
    `/${'x'.repeat(5000)}`,
  ])('%s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(response.body).toBe('<p>Not found');
  });
});

test('rejects a URL that cannot be decoded', async () => {
  expect((await get('/%')).status).toBe(400);
});

describe('a page that does not exist', () => {
  test.each(['/nothing', '/acme/nothing.html', '/acme/nothing/'])('%s is the 404 page of the site', async (path) => {
    const { status, headers, body } = await get(path);
    expect([status, headers['content-type'], body]).toEqual([404, 'text/html; charset=utf-8', '<p>Not found']);
  });

  test('has the headers of the 404 page and no body for HEAD', async () => {
    const { status, headers, body } = await get('/nothing', { method: 'HEAD' });
    expect([status, headers['content-length'], body]).toEqual([404, '12', '']);
  });

  test('is 404 even if the client has the 404 page in its cache', async () => {
    const { headers } = await get('/404.html');
    const { status, body } = await get('/nothing', { headers: { 'if-none-match': String(headers.etag) } });
    expect([status, body]).toEqual([404, '<p>Not found']);
  });

  test('is a line of text in a site without a 404 page', async () => {
    await site.remove('404.html');
    const { status, headers, body } = await get('/<script>');
    await site.write('404.html', '<p>Not found');
    expect([status, headers['content-type'], body]).toEqual([404, 'text/plain; charset=utf-8', 'Page not found.\n']);
  });
});

test('does not send an unchanged file again', async () => {
  const first = await get('/llms.txt');
  const etag = String(first.headers.etag);
  const again = await get('/llms.txt', { headers: { 'if-none-match': `"other", W/${etag}` } });
  expect([again.status, again.body]).toEqual([304, '']);
  await site.write('llms.txt', '# Home again');
  const changed = await get('/llms.txt', { headers: { 'if-none-match': etag } });
  expect([changed.status, changed.body]).toEqual([200, '# Home again']);
  await site.write('llms.txt', '# Home');
});

test('responds to HEAD with the headers of GET and no body', async () => {
  const response = await get('/site.css', { method: 'HEAD' });
  expect([response.status, response.headers['content-length'], response.body]).toEqual([200, '16', '']);
});

test.each(['POST', 'PUT', 'DELETE'])('rejects %s', async (method) => {
  const response = await get('/', { method });
  expect([response.status, response.headers.allow]).toEqual([405, 'GET, HEAD']);
});

test.each(['/', '/nothing', '/%'])('sends security headers for %s', async (path) => {
  const { headers } = await get(path);
  expect(headers).toMatchObject({
    'content-security-policy': "frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-cache',
  });
});

describe('a server', () => {
  test('frees its port when it is closed, with connections open', async () => {
    const other = createDocsServer({ folder: site.folder });
    const port = Number(new URL(await other.listen()).port);
    const idle = connect(port, '127.0.0.1');
    await once(idle, 'connect');
    await other.close();
    await other.close();
    const next = createDocsServer({ folder: site.folder, port });
    expect(await next.listen()).toBe(`http://127.0.0.1:${port}/`);
    await next.close();
  });

  test('rejects if its port is in use', async () => {
    const other = createDocsServer({ folder: site.folder, port: Number(new URL(url).port) });
    await expect(other.listen()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await other.close();
  });
});
