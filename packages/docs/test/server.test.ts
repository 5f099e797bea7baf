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
  await site.remove();
});

/** As written: `fetch` would tidy the path up. */
async function ask(path: string, { method = 'GET', headers = {} } = {}) {
  const asked = request(url, { path, method, headers }).end();
  const [response] = await once(asked, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() };
}

test('listens on this machine only', () => {
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
])('%s is served with its type', async (path, body, type) => {
  const answer = await ask(path);
  expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([200, body, type]);
});

test('a folder leads to its address with a slash, on which relative links work', async () => {
  const answer = await ask('/acme?q=1');
  expect([answer.status, answer.headers.location]).toEqual([308, '/acme/?q=1']);
});

describe('a file that is not of the site is not there', () => {
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
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toMatch(/^(secret|hidden|x)$/);
  });
});

test('an address that can not be decoded is refused', async () => {
  expect((await ask('/%')).status).toBe(400);
});

test('a page that is not there suggests those it resembles', async () => {
  const answer = await ask('/acme/user_create');
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.body.match(/<li>.*/g)?.[0]).toBe('<li><a href="/acme/user.created.html">/acme/user.created</a></li>');
});

test('a page that resembles none leads to the first page only', async () => {
  expect((await ask('/x')).body.match(/<a .*?<\/a>/g)).toEqual(['<a href="/">All events</a>']);
});

test('an address with mark-up in it stays text, in its own order', async () => {
  const { body } = await ask('/%3Cscript%3Ealert(1)%3C/script%3E%01%22%E2%81%A6');
  expect(body).toContain('<code>/&#60;script&#62;alert(1)&#60;/script&#62;&#65533;&#34;&#65533;</code>');
});

test('what has not changed is not sent again', async () => {
  const first = await ask('/llms.txt');
  const etag = String(first.headers.etag);
  const again = await ask('/llms.txt', { headers: { 'if-none-match': `"other", W/${etag}` } });
  expect([again.status, again.body]).toEqual([304, '']);
  await site.write('llms.txt', '# Home again');
  const changed = await ask('/llms.txt', { headers: { 'if-none-match': etag } });
  expect([changed.status, changed.body]).toEqual([200, '# Home again']);
  await site.write('llms.txt', '# Home');
});

test('HEAD has the headers of GET and no body', async () => {
  const answer = await ask('/site.css', { method: 'HEAD' });
  expect([answer.status, answer.headers['content-length'], answer.body]).toEqual([200, '16', '']);
});

test.each(['POST', 'PUT', 'DELETE'])('%s is not for reading', async (method) => {
  const answer = await ask('/', { method });
  expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
});

test.each(['/', '/nothing', '/%'])('%s has the headers that keep a browser safe', async (path) => {
  const { headers } = await ask(path);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';/,
  );
});

describe('a server', () => {
  test('that is closed frees its port, with connections open', async () => {
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

  test('says when its port is taken', async () => {
    const other = createDocsServer({ folder: site.folder, port: Number(new URL(url).port) });
    await expect(other.listen()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await other.close();
  });
});
