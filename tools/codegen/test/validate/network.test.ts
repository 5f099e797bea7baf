import { createServer } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
// Runs in this thread, where the spy sees every connection.
import { parse } from '@hookbook/asyncapi-parser/parser';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { readContract } from '../../src/generate/readContract.ts';
import { ACME, acmeEdited, acmeWith, CREATED, DELETED, EXAMPLE, ROOT, type SpecFiles, USER } from '../specs/acme.ts';
import { specFolder } from '../specs/specFolder.ts';

/** Requests reach the server; connections to any other address are seen by the spy. */
let requests = 0;
const server = createServer((_, response) => {
  requests += 1;
  response.end('type: object\n');
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/user.yaml`;
});
afterAll(() => {
  server.close();
});
afterEach(() => {
  vi.restoreAllMocks();
  requests = 0;
});

async function connections(work: () => Promise<unknown>): Promise<number> {
  const connect = vi.spyOn(Socket.prototype, 'connect');
  await work();
  return connect.mock.calls.length;
}

it('notices a request', async () => {
  expect(await connections(() => fetch(url).then((response) => response.text()))).toBe(1);
  expect(requests).toBe(1);
});

const GIVEN: Readonly<Record<string, (address: string) => SpecFiles>> = {
  'the schema of a property': (address) => acmeEdited(DELETED, '../schemas/user.yaml', address),
  'a channel': (address) => acmeEdited(ROOT, './acme/channel.yaml', address),
  'a schema that is only a $ref': (address) => acmeWith({ [USER]: `$ref: ${address}\n` }),
  'a default value': (address) =>
    acmeEdited(USER, '{ type: string }', `{ type: string, default: { $ref: '${address}' } }`),
  'an enum value': (address) => acmeEdited(USER, '{ type: string }', `{ enum: [u1, { $ref: '${address}' }] }`),
  'an extension': (address) => acmeEdited(USER, 'type: object', `type: object\nx-more: { $ref: '${address}' }`),
  'an example in its own file': (address) => acmeEdited(EXAMPLE, '"u1"', `"u1", "more": { "$ref": "${address}" }`),
  'an example in a message': (address) => acmeEdited(DELETED, 'id: u1', `id: u1, more: { $ref: '${address}' }`),
  'the payload of an example': (address) =>
    acmeEdited(CREATED, '{ $ref: ../examples/user.created.json }', `{ $ref: '${address}' }`),
  'a root document without channels': (address) => ({
    [ROOT]: `asyncapi: 3.0.0\ninfo: { $ref: '${address}' }\nchannels: {}\n`,
  }),
};

it.each(Object.entries(GIVEN))('fetches nothing for a $ref in %s', async (_, given) => {
  for (const address of [url, url.replace('http:', 'https:'), url.replace('http:', 'ftp:'), url.replace('http:', '')]) {
    const specs = await specFolder(given(address));
    expect(await connections(() => readContract(specs, { parse }))).toBe(0);
  }
  expect(requests).toBe(0);
});

it('does not read a file for a $ref in data', async () => {
  const specs = await specFolder(
    acmeEdited(USER, '{ type: string }', "{ type: string, default: { $ref: '/dev/zero' } }"),
  );
  expect((await readContract(specs, { parse })).diagnostics).toEqual([]);
});

it('fetches nothing for a valid contract', async () => {
  const specs = await specFolder(ACME);
  expect(await connections(() => readContract(specs, { parse }))).toBe(0);
});
