import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { parseEvent, safeParseEvent } from '../../src/gen/platform.ts';
import { formatIssues, type Issue, WebhookValidationError } from '../../src/index.ts';

const CREATED = {
  id: 'evt_123',
  type: 'user.created',
  created_at: '2023-01-01T12:00:00Z',
  data: { user_id: 'usr_456', email: 'user@example.com', username: 'johndoe' },
};

const codes = (issues: readonly Issue[]) => issues.map(({ code, pointer }) => `${code} ${pointer}`.trim());

describe('safeParseEvent', () => {
  it('tells a known event by its type', () => {
    expect(safeParseEvent(CREATED)).toEqual({ ok: true, known: true, type: 'user.created', event: CREATED });
  });

  it('hands the payload on as it is', () => {
    expect(safeParseEvent(CREATED)).toHaveProperty('event', CREATED);
  });

  it('takes text and bytes', () => {
    const text = JSON.stringify(CREATED);
    expect(safeParseEvent(text)).toEqual(safeParseEvent(CREATED));
    expect(safeParseEvent(new TextEncoder().encode(text))).toEqual(safeParseEvent(CREATED));
    expect(safeParseEvent(Buffer.from(text))).toEqual(safeParseEvent(CREATED));
  });

  it('takes bytes in whatever the platform gives them', async () => {
    const text = JSON.stringify(CREATED);
    const buffer = await new Response(text).arrayBuffer();
    expect(safeParseEvent(buffer)).toEqual(safeParseEvent(CREATED));
    expect(safeParseEvent(new DataView(buffer))).toEqual(safeParseEvent(CREATED));
    const padded = new TextEncoder().encode(`  ${text}  `).buffer;
    expect(safeParseEvent(new DataView(padded, 2, text.length))).toEqual(safeParseEvent(CREATED));
  });

  it('takes the bytes of another realm', () => {
    const bytes = [...new TextEncoder().encode(JSON.stringify(CREATED))];
    expect(safeParseEvent(runInNewContext('new Uint8Array(bytes)', { bytes }))).toEqual(safeParseEvent(CREATED));
  });

  it('gives an event of another type as it is', () => {
    const event = { ...CREATED, type: 'user.promoted', data: { rank: 3 } };
    expect(safeParseEvent(event)).toEqual({ ok: true, known: false, type: 'user.promoted', event });
  });

  it.each([
    ['__proto__', '{"type":"__proto__"}'],
    ['constructor', '{"type":"constructor"}'],
    ['toString', '{"type":"toString"}'],
  ])('takes %s for the type of an unknown event', (type, text) => {
    expect(safeParseEvent(JSON.parse(text))).toMatchObject({ ok: true, known: false, type });
  });

  it('lets fields pass that the contract does not know', () => {
    expect(safeParseEvent({ ...CREATED, region: 'eu' }).ok).toBe(true);
  });

  it('tells what is wrong', () => {
    const result = safeParseEvent({ ...CREATED, id: 5, data: { ...CREATED.data, email: 'nobody' } });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(codes(result.issues)).toEqual(['type /id', 'format /data/email']);
  });

  it.each([
    ['an empty object', {}, 'required /type'],
    ['a type that is no string', { ...CREATED, type: 5 }, 'type /type'],
    ['a type that is inherited', Object.create({ type: 'user.created' }), 'required /type'],
  ])('says that there is no event type in %s', (_, body, issue) => {
    const result = safeParseEvent(body);
    expect(result.ok || codes(result.issues)).toEqual([issue]);
  });

  it.each([
    ['a number', 7, 'number 7'],
    ['null', null, 'null'],
    ['undefined', undefined, 'nothing'],
    ['an array', [CREATED], 'array'],
    ['text that was written as JSON twice', JSON.stringify(JSON.stringify(CREATED)), 'string "{\\"id\\":'],
    ['a promise, which nobody awaited', Promise.resolve('{}'), 'Promise'],
    ['a request in place of its body', new Request('http://localhost'), 'Request'],
    ['a map', new Map(Object.entries(CREATED)), 'Map'],
  ])('says that no object is in %s', (_, body, received) => {
    const result = safeParseEvent(body);
    expect(result.ok || codes(result.issues)).toEqual(['type']);
    expect(result.ok || formatIssues(result.issues)).toContain(`✗ (payload): expected object, received ${received}`);
  });

  it.each([
    ['cut off', '{"type":', 'invalid-json'],
    ['empty', '', 'empty-body'],
    ['twice a member', '{"type":"user.created","type":"x"}', 'duplicate-key'],
    ['something behind the end', '{} x', 'trailing-data'],
  ])('says what is wrong with a text that is %s', (_, text, code) => {
    const result = safeParseEvent(text);
    expect(result.ok || result.issues.map((issue) => issue.code)).toEqual([code]);
  });

  it.each([
    [
      'a body that is larger than the limit',
      '{}  ',
      { maxBytes: 3 },
      'Body: too large, see the option limits.maxBytes',
    ],
    ['one that is nested deeper', '[[[]]]', { maxDepth: 2 }, 'Body: too deep, see the option limits.maxDepth'],
    ['one that was read before', '', { maxBytes: undefined }, 'Body: empty body, has it been read before?'],
  ])('says what can be done about %s', (_, text, limits, message) => {
    const result = safeParseEvent(text, { limits });
    expect(result.ok || result.issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)]);
  });

  it('tells indices in a text as numbers, like everywhere', () => {
    const result = safeParseEvent('{"a/b":[1,{"c":1,"c":2}]}');
    expect(result.ok || result.issues).toMatchObject([{ path: ['a/b', 1, 'c'], pointer: '/a~1b/1/c' }]);
  });

  it('warns of numbers that are not exact, and refuses them in strict mode', () => {
    const text = JSON.stringify(CREATED).replace('"johndoe"', '"johndoe","account":12345678901234567890');
    const onWarning = vi.fn();
    expect(safeParseEvent(text, { onWarning }).ok).toBe(true);
    expect(onWarning.mock.calls.map(([{ code, pointer }]) => [code, pointer])).toEqual([
      ['inexact-number', '/data/account'],
    ]);
    const strict = safeParseEvent(text, { mode: 'strict' });
    expect(strict.ok || codes(strict.issues)).toEqual(['inexact-number /data/account']);
  });
});

describe('a failure', () => {
  it('can be written as JSON and be logged', () => {
    const result = safeParseEvent({ type: 'user.created' });
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({ ok: false, issues: [{ code: 'required' }, {}, {}] });
  });

  it('works its issues out once', () => {
    const result = safeParseEvent({ type: 'user.created' });
    expect(result.ok || result.issues).toBe(result.ok || result.issues);
  });
});

describe('what the contract does not know', () => {
  const news = {
    ...CREATED,
    region: 'eu',
    data: { ...CREATED.data, plan: 'pro' },
  };

  it('is reported', () => {
    const onDrift = vi.fn();
    expect(safeParseEvent(news, { onDrift }).ok).toBe(true);
    expect(onDrift.mock.calls.map(([{ code, pointer, event }]) => [code, pointer, event])).toEqual([
      ['unknown-field', '/data/plan', 'user.created'],
      ['unknown-field', '/region', 'user.created'],
    ]);
  });

  it('is an issue in strict mode', () => {
    const result = safeParseEvent(news, { mode: 'strict' });
    expect(result.ok || codes(result.issues)).toEqual(['unknown-field /data/plan', 'unknown-field /region']);
  });

  it('may be an event', () => {
    const onDrift = vi.fn();
    const event = { ...CREATED, type: 'user.promoted' };
    expect(safeParseEvent(event, { onDrift }).ok).toBe(true);
    expect(onDrift.mock.calls).toMatchObject([
      [{ code: 'unknown-event', event: 'user.promoted', received: 'string "user.promoted"' }],
    ]);
    const strict = safeParseEvent(event, { mode: 'strict' });
    expect(strict.ok || codes(strict.issues)).toEqual(['unknown-event']);
  });
});

describe('parseEvent', () => {
  it('returns what safeParseEvent finds', () => {
    expect(parseEvent(CREATED)).toEqual(safeParseEvent(CREATED));
    expect(parseEvent({ type: 'x.y' })).toMatchObject({ known: false, type: 'x.y' });
  });

  it('throws an error with the issues, and tells them in its message', () => {
    const parse = () => parseEvent({ ...CREATED, id: null });
    expect(parse).toThrow(WebhookValidationError);
    expect(parse).toThrow('/id: expected string, received null');
  });
});
