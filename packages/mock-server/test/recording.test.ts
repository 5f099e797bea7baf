import { execFileSync } from 'node:child_process';
import { sign } from '@hookbook/webhook/sign';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curlCommand } from '../src/recording/curl.ts';
import { httpText, requestsInHttp } from '../src/recording/httpText.ts';
import { parseRecording } from '../src/recording/parseRecording.ts';
import type { RecordedRequest } from '../src/recording/recordedRequest.ts';
import { pipelinesIn } from '../src/recording/shellWords.ts';
import { testCode } from '../src/recording/testCode.ts';
import { verdictOn } from '../src/recording/verdict.ts';
import { KEY, TEST_PROVIDERS } from './testProviders.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const request: fc.Arbitrary<RecordedRequest> = fc.record({
  method: fc.constantFrom('POST', 'PUT'),
  url: fc.constantFrom('http://localhost:3000/webhooks', "http://127.0.0.1/it's?a=1&b=$x"),
  headers: fc
    .dictionary(fc.stringMatching(/^x-[a-z0-9-]{1,8}$/), fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/), {
      maxKeys: 3,
    })
    .map((headers) => ({ 'content-type': 'application/json', ...headers })),
  body: fc.oneof(
    text.map((value) => `{"text":${JSON.stringify(value)}}`),
    text.filter((value) => value !== ''),
  ),
});
const bytes = fc.uint8Array({ minLength: 1, maxLength: 60 });

function asText({ body, ...others }: RecordedRequest) {
  return { ...others, body: Buffer.from(body).toString('base64') };
}

function withoutLength({ headers: { 'content-length': _, ...headers }, ...others }: RecordedRequest): RecordedRequest {
  return { ...others, headers };
}

describe('what is written is read again, byte for byte', () => {
  test('curl', () => {
    fc.assert(
      fc.property(request, fc.option(bytes), (written, binary) => {
        const sent = binary ? { ...written, body: binary } : written;
        expect(parseRecording(Buffer.from(curlCommand(sent))).map(asText)).toEqual([asText(sent)]);
      }),
    );
  });

  test('.http, also several', () => {
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 3 }), (requests) => {
        const file = requests.map(httpText).join('\n### another\n\n');
        expect(parseRecording(Buffer.from(file)).map(withoutLength).map(asText)).toEqual(requests.map(asText));
      }),
    );
  });

  test('JSON, JSON Lines and HAR', () => {
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 3 }), (requests) => {
        const lines = requests.map((line) => JSON.stringify(line)).join('\n');
        expect(parseRecording(Buffer.from(lines)).map(asText)).toEqual(requests.map(asText));
        expect(parseRecording(Buffer.from(JSON.stringify(requests, null, 2))).map(asText)).toEqual(
          requests.map(asText),
        );
        const har = JSON.stringify({ log: { entries: requests.map(harEntry) } });
        expect(parseRecording(Buffer.from(har)).map(asText)).toEqual(requests.map(asText));
      }),
    );
  });
});

function harEntry({ method, url, headers, body }: RecordedRequest): object {
  const list = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return { request: { method, url, headers: list, postData: { mimeType: 'application/json', text: body } } };
}

test('the words of a command are those of a shell', () => {
  const word = fc.oneof(
    fc.constantFrom(
      "''",
      '""',
      "'a b'",
      '"a\\"b"',
      '"a\\nb"',
      "\\'",
      'a\\ b',
      '"$"',
      "'it'\\''s'",
      '"\\\\"',
      '#a',
      'a#b',
      '\\\n',
      'x=1',
    ),
    fc.stringMatching(/^[a-z0-9:/.{}-]{1,5}$/),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.constantFrom(' ', '', '\t')), { minLength: 1, maxLength: 6 }), (words) => {
      // A comment ends the command, and so would a tilde, a variable or a pattern change it.
      const command = `a ${words.map(([value, space]) => value + space).join('')}`.replaceAll(/(?<=\s)#a/g, 'a');
      const printed = execFileSync('/bin/sh', ['-c', command.replace(/^a /, "printf '%s\\0' ")]).toString();
      const own = pipelinesIn(command)[0]?.[0]?.slice(1) ?? [];
      // printf prints its format once without arguments.
      expect(own.length === 0 ? ['', ''] : [...own, '']).toEqual(printed.split('\0'));
    }),
    { numRuns: 60 },
  );
});

describe('a curl command', () => {
  test.each<readonly [string, Partial<RecordedRequest>]>([
    [`curl -d '{"a":1}' -XPUT http://a.test/`, { method: 'PUT', body: '{"a":1}' }],
    [
      `curl http://a.test/ --json '{"a":1}'`,
      { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' } },
    ],
    [
      `curl 'http://a.test/' -H 'X-A: b: c' --data-raw $'it\\'s \\u00e9\\n' --compressed`,
      { body: "it's é\n", headers: { 'x-a': 'b: c', 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    [
      '# a comment\ncurl -sS \\\n  --url=http://a.test/ \\\n  --data a=1 -d b=2',
      { url: 'http://a.test/', body: 'a=1&b=2' },
    ],
    [
      'curl -u me:secret http://a.test/ -d a',
      { headers: { authorization: 'Basic bWU6c2VjcmV0', 'content-type': 'application/x-www-form-urlencoded' } },
    ],
  ])('%s', (command, expected) => {
    expect(parseRecording(Buffer.from(command))).toEqual([expect.objectContaining(expected)]);
  });

  test.each([
    ['curl --upload-file a http://a.test/', 'The option --upload-file of curl is not known here.'],
    ['curl http://a.test/ -d @body.json', 'The body is in body.json, not in the command.'],
    ['curl http://a.test/ -d 1 | jq .', '`jq` is not a request of curl.'],
  ])('%s is refused', (command, message) => {
    expect(() => parseRecording(Buffer.from(command))).toThrow(message);
  });
});

describe('a .http file', () => {
  test.each<readonly [string, string, string]>([
    [
      'has comments and variables before a request',
      '@host = a\n# one\n// two\n\nPOST http://a.test/\nx-a: 1\n\n{"a":1}\n\n',
      '{"a":1}',
    ],
    [
      'has the bytes of a connection',
      'POST /hook HTTP/1.1\r\nHost: a.test\r\nContent-Length: 9\r\n\r\n{"a":1}\r\n',
      '{"a":1}\r\n',
    ],
    [
      'was edited after it was recorded',
      'POST /hook HTTP/1.1\nHost: a.test\nContent-Length: 3\n\n{"a":1}\n',
      '{"a":1}',
    ],
    ['has no request line, as `print` prints it', 'content-type: application/json\n\n{"a":1}\n', '{"a":1}'],
    ['has bytes that are not UTF-8', 'POST /hook HTTP/1.1\r\nHost: a.test\r\n\r\n\xff\xfe', '\xff\xfe'],
  ])('%s', (_, file, body) => {
    const [found] = parseRecording(Buffer.from(file, 'latin1'));
    expect(Buffer.from(found?.body ?? '').toString('latin1')).toBe(body);
  });

  test('tells the URL from the host', () => {
    const file = 'POST /hook?a=1 HTTP/1.1\nHost: a.test\nX-Forwarded-Proto: https\n\n{}';
    expect(parseRecording(Buffer.from(file))[0]?.url).toBe('https://a.test/hook?a=1');
  });

  test.each([
    ['GET /', 'POST / HTTP/1.1\ntransfer-encoding: chunked\n\n2\r\n{}\r\n0\r\n\r\n', 'The body is chunked.'],
    ['a text', 'hello', '"hello" is neither a request line nor a header.'],
    ['nothing', '', 'The recording has no request with a body.'],
    ['half of a line', '{"headers":{},"body":"a"}\n{"headers":', 'Line 2 of the recording is not JSON'],
    ['another document', '{"openapi":"3.1.0"}', 'The recording has no request with a body.'],
  ])('%s is refused', (_, file, message) => {
    expect(() => parseRecording(Buffer.from(file))).toThrow(message);
  });
});

test('a test that was copied sends the same request', async () => {
  const sent: RecordedRequest = {
    ...{ method: 'POST', url: 'http://127.0.0.1:1/', headers: { 'x-a': 'it\'s "b"' } },
    body: '{"a":"\\u2028 \u2028 \' \\" \\\\ ${x} `"}',
  };
  const calls: unknown[] = [];
  const code = testCode(sent).replace(/^import.*\n/, '');
  const run = new Function('test', 'expect', 'fetch', code);
  const running: Promise<void>[] = [];
  run(
    (_: string, body: () => Promise<void>) => running.push(body()),
    () => ({ toBeLessThan: () => {} }),
    async (...call: unknown[]) => calls.push(call),
  );
  await Promise.all(running);
  const { url, ...options } = sent;
  expect(calls).toEqual([[url, options]]);
});

describe('a verdict', () => {
  const [provider] = TEST_PROVIDERS;
  if (!provider?.webhook.signature) throw new Error('The first provider signs.');
  const { signature } = provider.webhook;
  const body = Buffer.from('{"a": 1}');
  const { headers } = sign(signature, [KEY], { headers: { 'x-acme-delivery': 'a' }, body }, { id: 'a' });
  const recorded = { method: 'POST', url: '', headers: { 'x-acme-delivery': 'a', ...headers }, body };

  test('on a request that is right names its secret', async () => {
    expect(await verdictOn(recorded, { provider, secrets: ['another secret', KEY] })).toMatchObject({
      verified: true,
      message: 'The signature is valid, with secret 2 of 2.',
    });
  });

  test('on a body that was serialised again says so', async () => {
    expect(await verdictOn({ ...recorded, body: '{"a":1}' }, { provider, secrets: [KEY] })).toMatchObject({
      verified: false,
      cause: 'body-reserialised',
    });
  });
});

test('requests that were printed are read byte for byte, whatever is in their bodies', () => {
  const body = fc.array(fc.constantFrom('a', '{"b":1}', '\n', '\r\n', '###', '\n### next\n', ' ', 'ä'), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(fc.array(body, { minLength: 1, maxLength: 3 }), (bodies) => {
      const requests = bodies.map((parts) => ({
        ...{ method: 'POST', url: 'http://localhost:3000/', headers: { 'x-a': 'b' } },
        body: parts.join(''),
      }));
      const text = requests.map(httpText).join('\n### another\n');
      const found = requestsInHttp(Buffer.from(text)).map((request) => request.body);
      expect(found).toEqual(requests.map((request) => request.body));
    }),
    { numRuns: 500 },
  );
});

test('comments around separators are skipped, and an edited body has its own length', () => {
  const text =
    '# notes\n### one\n// more\n### two\nPOST http://a.test/\ncontent-length: 99\n\nedited\n\n### three\n# end\n';
  expect(requestsInHttp(Buffer.from(text))).toMatchObject([{ url: 'http://a.test/', body: 'edited' }]);
});
