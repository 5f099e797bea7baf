import { Agent, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ResponseReader } from '../../src/send/responseReader.ts';

/** What a reader makes of a response that arrives in these pieces, after which the connection ends. */
function read(pieces: readonly (string | Buffer)[], method = 'POST') {
  const reader = new ResponseReader(method);
  for (const piece of pieces) reader.push(Buffer.from(piece as string, 'latin1'));
  const { canReuse } = reader;
  if (!reader.isComplete) reader.end();
  return { ...reader.response, canReuse };
}

const KEPT = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi';

describe('a response', () => {
  test.each<[string, string, object]>([
    ['with a length', KEPT, { status: 200, body: 'hi', canReuse: true }],
    ['with an empty body', 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n', { body: '', canReuse: true }],
    ['without a reason', 'HTTP/1.1 404\r\ncontent-length: 0\r\n\r\n', { status: 404, canReuse: true }],
    ['that cannot have a body', 'HTTP/1.1 204 No Content\r\n\r\n', { status: 204, body: '', canReuse: true }],
    [
      'of a receiver that ends lines with LF',
      'HTTP/1.1 200 OK\ncontent-length: 2\n\nhi',
      { body: 'hi', canReuse: true },
    ],
    ['that ends with the connection', 'HTTP/1.1 500 No\r\n\r\noh no', { status: 500, body: 'oh no', canReuse: false }],
    ['that closes', KEPT.replace('OK', 'OK\r\nConnection: Close'), { body: 'hi', canReuse: false }],
    ['of HTTP/1.0', KEPT.replace('1.1', '1.0'), { body: 'hi', canReuse: false }],
    ['that closes soon', KEPT.replace('OK', 'OK\r\nkeep-alive: timeout=1'), { canReuse: false }],
    ['that stays open', KEPT.replace('OK', 'OK\r\nkeep-alive: max=9, timeout=5'), { canReuse: true }],
    ['with more than its length', `${KEPT}HTTP/1.1 200 OK`, { body: 'hi', canReuse: false }],
    [
      'after others that announce it',
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 x\r\nlink: y\r\n\r\n${KEPT}`,
      { body: 'hi' },
    ],
    ['that switches protocols', 'HTTP/1.1 101 x\r\nupgrade: y\r\n\r\n', { status: 101, body: '', canReuse: false }],
    [
      'in chunks',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3;name="x"\r\nabc\r\n01\r\nd\r\n0\r\nafter: x\r\n\r\n',
      { body: 'abcd', canReuse: true },
    ],
    [
      'in chunks, and with a length',
      'HTTP/1.1 200 OK\r\ncontent-length: 9\r\ntransfer-encoding: gzip, chunked\r\n\r\n1\r\na\r\n0\r\n\r\n',
      { body: 'a', canReuse: false },
    ],
    ['with the same length twice', KEPT.replace('OK', 'OK\r\ncontent-length: 2'), { body: 'hi', canReuse: true }],
    ['that says when to come back', KEPT.replace('OK', 'OK\r\nRetry-After: 120 '), { retryAfter: '120' }],
  ])('%s', (_, text, expected) => {
    expect(read([text])).toMatchObject(expected);
    // Byte by byte, the end of the response is found at the same place.
    expect(read([...text])).toMatchObject(expected);
  });

  test('to HEAD has a length and no body', () => {
    const head = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n';
    expect(read([head], 'HEAD')).toMatchObject({ body: '', canReuse: true });
  });

  test('is read up to a limit', () => {
    const endless = ['HTTP/1.1 200 OK\r\n\r\n', ...Array.from({ length: 100 }, () => 'x'.repeat(1000))];
    expect(read(endless)).toMatchObject({ body: 'x'.repeat(2000), canReuse: false });
  });

  test('has text in UTF-8', () => {
    expect(read(['HTTP/1.1 200 OK\r\n\r\n', Buffer.from('größer'), Buffer.from([0xff])]).body).toBe('größer\ufffd');
  });
});

describe('refuses', () => {
  test.each<[string, string, string]>([
    ['nothing', '', 'The connection ended without a response.'],
    ['another protocol', '220 mail.example\r\n', 'The response is not HTTP/1.1: it begins with "220 mail.example\\r".'],
    ['another version', 'HTTP/2.0 200 OK\r\n', 'it begins with "HTTP/2.0 200 OK\\r"'],
    ['a status of two digits', 'HTTP/1.1 20 OK\r\n', 'it begins with "HTTP/1.1 20 OK"'],
    ['half a status', 'HTTP/1.1 2', 'The connection ended before the response was complete.'],
    ['half a body', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nh', 'before the response was complete'],
    [
      'half a chunk',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab',
      'before the response was complete',
    ],
    ['a header without a name', 'HTTP/1.1 200 OK\r\n: x\r\n\r\n', 'The response has an invalid header: ": x".'],
    ['a folded header', 'HTTP/1.1 200 OK\r\na: b\r\n c\r\n\r\n', 'an invalid header: " c"'],
    ['a space before the colon', 'HTTP/1.1 200 OK\r\na : b\r\n\r\n', 'an invalid header: "a : b"'],
    ['a negative length', 'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n', 'an invalid content-length: "-1"'],
    ['two lengths', KEPT.replace('OK', 'OK\r\ncontent-length: 3'), 'an invalid content-length: "3, 2"'],
    ['a chunk of no size', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nx\r\n', 'an invalid chunk size: "x"'],
    [
      'a chunk that is longer than its size',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nab\r\n',
      'A chunk of the response body is longer than its size.',
    ],
    ['a long line', `HTTP/1.1 200 ${'x'.repeat(20_000)}`, 'A line of the response is too long.'],
    ['many headers', `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(20_000)}`, 'The response headers are too long.'],
    ['endless announcements', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(5_000), 'The response headers are too long.'],
  ])('%s', (_, text, message) => {
    expect(() => read([text])).toThrow(message);
  });
});

const TOKEN = fc.stringMatching(/^[A-Za-z-]{1,8}$/);
const VALUE = fc.stringMatching(/^[ -~]{0,12}$/);
const STATUS = fc.constantFrom(200, 201, 202, 204, 299, 301, 304, 400, 410, 429, 500, 503);
const BODY = fc.string({ maxLength: 40 }).map((text) => Buffer.from(text).toString('latin1'));

/** Responses as servers send them: with a length, in chunks, or until the connection ends. */
const RESPONSE = fc
  .record({
    status: STATUS,
    reason: fc.stringMatching(/^[a-z ]{0,8}$/),
    version: fc.constantFrom('1.1', '1.1', '1.1', '1.0'),
    announced: fc.boolean(),
    headers: fc.array(fc.tuple(TOKEN, VALUE), { maxLength: 4 }),
    retryAfter: fc.option(fc.constantFrom('1', '120', 'Wed, 21 Oct 2026 07:28:00 GMT'), { nil: undefined }),
    framing: fc.constantFrom('length', 'chunks', 'end'),
    body: BODY,
    chunk: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ status, reason, version, announced, headers, retryAfter, framing, body, chunk }) => {
    const bodiless = status === 204 || status === 304;
    // HTTP/1.0 has no chunks.
    const form = version === '1.0' && framing === 'chunks' ? 'end' : framing;
    const chunks = body.match(new RegExp(`[^]{1,${chunk}}`, 'g')) ?? [];
    const chunked = [...chunks.map((text) => `${text.length.toString(16)}\r\n${text}\r\n`), '0\r\n\r\n'].join('');
    const lines = [
      ...headers
        .filter(([name]) => !/^(?:connection|keep-alive|upgrade|trailer)$/i.test(name))
        .map((pair) => pair.join(': ')),
      ...(retryAfter === undefined ? [] : [`Retry-After: ${retryAfter}`]),
      ...(form === 'length'
        ? [`Content-Length: ${body.length}`]
        : form === 'chunks'
          ? ['Transfer-Encoding: chunked']
          : []),
    ];
    const head = [`HTTP/${version} ${status} ${reason}`, ...lines, '', ''].join('\r\n');
    const sent = bodiless ? '' : form === 'chunks' ? chunked : body;
    return `${announced && version === '1.1' ? 'HTTP/1.1 100 Continue\r\n\r\n' : ''}${head}${sent}`;
  });

describe('random responses', () => {
  let answer = '';
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(answer, 'latin1'));
  });
  const agent = new Agent();
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void server.close());

  /** The response as Node reads it. */
  function readByNode(text: string): Promise<object> {
    answer = text;
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, method: 'POST', agent }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
        const { statusCode: status, headers, headersDistinct } = response;
        const joined = Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(', ')]);
        resolve({
          status,
          body: Buffer.concat(chunks).toString(),
          headers: Object.fromEntries(joined),
          retryAfter: headers['retry-after'],
        });
      })
        .on('error', reject)
        .end();
    });
  }

  test('are read as Node reads them', async () => {
    await fc.assert(
      fc.asyncProperty(RESPONSE, async (text) => {
        const { canReuse, headers, ...response } = read([text]);
        expect({ ...response, headers: Object.fromEntries(headers) }).toEqual(await readByNode(text));
      }),
      { numRuns: 300 },
    );
  });

  test('are the same in any pieces', () => {
    fc.assert(
      fc.property(RESPONSE, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (text, sizes) => {
        const pieces: string[] = [];
        for (let start = 0, index = 0; start < text.length; index += 1) {
          const size = sizes[index % sizes.length] ?? 1;
          pieces.push(text.slice(start, start + size));
          start += size;
        }
        expect(read(pieces)).toEqual(read([text]));
      }),
      { numRuns: 1000 },
    );
  });
});
