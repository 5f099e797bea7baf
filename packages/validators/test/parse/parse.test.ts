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
  it('recognises a known event by its type', () => {
    expect(safeParseEvent(CREATED)).toEqual({ ok: true, known: true, type: 'user.created', event: CREATED });
  });

  it('returns the payload itself', () => {
    expect(safeParseEvent(CREATED)).toHaveProperty('event', CREATED);
  });

  it('accepts text and bytes', () => {
    const text = JSON.stringify(CREATED);
    expect(safeParseEvent(text)).toEqual(safeParseEvent(CREATED));
    expect(safeParseEvent(new TextEncoder().encode(text))).toEqual(safeParseEvent(CREATED));
    expect(safeParseEvent(Buffer.from(text))).toEqual(safeParseEvent(CREATED));
  });

  it('accepts bytes in any form that platforms provide', async () => {
    const text = JSON.stringify(CREATED);
    const buffer = await new Response(text).arrayBuffer();
    expect(safeParseEvent(buffer)).toEqual(safeParseEvent(CREATED));
    expect(safeParseEvent(new DataView(buffer))).toEqual(safeParseEvent(CREATED));
    const padded = new TextEncoder().encode(`  ${text}  `).buffer;
    expect(safeParseEvent(new DataView(padded, 2, text.length))).toEqual(safeParseEvent(CREATED));
  });

  it('accepts bytes of another realm', () => {
    const bytes = [...new TextEncoder().encode(JSON.stringify(CREATED))];
    expect(safeParseEvent(runInNewContext('new Uint8Array(bytes)', { bytes }))).toEqual(safeParseEvent(CREATED));
  });

  it('returns an event of an unknown type unchanged', () => {
    const event = { ...CREATED, type: 'user.promoted', data: { rank: 3 } };
    expect(safeParseEvent(event)).toEqual({ ok: true, known: false, type: 'user.promoted', event });
  });

  it.each([
    ['__proto__', '{"type":"__proto__"}'],
    ['constructor', '{"type":"constructor"}'],
    ['toString', '{"type":"toString"}'],
  ])('treats %s as the type of an unknown event', (type, text) => {
    expect(safeParseEvent(JSON.parse(text))).toMatchObject({ ok: true, known: false, type });
  });

  it('accepts fields that the contract does not know', () => {
    expect(safeParseEvent({ ...CREATED, region: 'eu' }).ok).toBe(true);
  });

  it('reports issues', () => {
    const result = safeParseEvent({ ...CREATED, id: 5, data: { ...CREATED.data, email: 'nobody' } });
    expect(result.ok).toBe(false);
    if (!result.ok) expect(codes(result.issues)).toEqual(['type /id', 'format /data/email']);
  });

  it.each([
    ['an empty object', {}, 'required /type'],
    ['a type that is not a string', { ...CREATED, type: 5 }, 'type /type'],
    ['a type that is inherited', Object.create({ type: 'user.created' }), 'required /type'],
  ])('reports a missing event type in %s', (_, body, issue) => {
    const result = safeParseEvent(body);
    expect(result.ok || codes(result.issues)).toEqual([issue]);
  });

  it.each([
    ['a number', 7, 'number 7'],
    ['null', null, 'null'],
    ['undefined', undefined, 'nothing'],
    ['an array', [CREATED], 'array'],
    ['text that was encoded as JSON twice', JSON.stringify(JSON.stringify(CREATED)), 'string "{\\"id\\":'],
    ['a promise that was not awaited', Promise.resolve('{}'), 'Promise'],
    ['a request instead of its body', new Request('http://localhost'), 'Request'],
    ['a map', new Map(Object.entries(CREATED)), 'Map'],
  ])('rejects %s, which is not an object', (_, body, received) => {
    const result = safeParseEvent(body);
    expect(result.ok || codes(result.issues)).toEqual(['type']);
    expect(result.ok || formatIssues(result.issues)).toContain(`✗ (payload): expected object, received ${received}`);
  });

  it.each([
    ['truncated', '{"type":', 'invalid-json'],
    ['empty', '', 'empty-body'],
    ['using a key twice', '{"type":"user.created","type":"x"}', 'duplicate-key'],
    ['followed by other data', '{} x', 'trailing-data'],
  ])('reports a text that is %s', (_, text, code) => {
    const result = safeParseEvent(text);
    expect(result.ok || result.issues.map((issue) => issue.code)).toEqual([code]);
  });

  it.each([
    [
      'a body that is larger than the limit',
      '{}  ',
      { maxBytes: 3 },
      'the body is too large; see the option limits.maxBytes',
    ],
    ['one that is nested too deeply', '[[[]]]', { maxDepth: 2 }, 'nested too deeply; see the option limits.maxDepth'],
    ['one that has already been read', '', { maxBytes: undefined }, 'the body is empty; has it already been read?'],
  ])('suggests what to do about %s', (_, text, limits, message) => {
    const result = safeParseEvent(text, { limits });
    expect(result.ok || result.issues.map((issue) => issue.message)).toEqual([expect.stringContaining(message)]);
  });

  it('reports indices in a text as numbers', () => {
    const result = safeParseEvent('{"a/b":[1,{"c":1,"c":2}]}');
    expect(result.ok || result.issues).toMatchObject([{ path: ['a/b', 1, 'c'], pointer: '/a~1b/1/c' }]);
  });

  it('warns about inexact numbers, and rejects them in strict mode', () => {
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
  it('can be serialised as JSON and logged', () => {
    const result = safeParseEvent({ type: 'user.created' });
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({ ok: false, issues: [{ code: 'required' }, {}, {}] });
  });

  it('computes its issues once', () => {
    const result = safeParseEvent({ type: 'user.created' });
    expect(result.ok || result.issues).toBe(result.ok || result.issues);
  });
});

describe('drift', () => {
  const drifted = {
    ...CREATED,
    region: 'eu',
    data: { ...CREATED.data, plan: 'pro' },
  };

  it('is reported', () => {
    const onDrift = vi.fn();
    expect(safeParseEvent(drifted, { onDrift }).ok).toBe(true);
    expect(onDrift.mock.calls.map(([{ code, pointer, event }]) => [code, pointer, event])).toEqual([
      ['unknown-field', '/data/plan', 'user.created'],
      ['unknown-field', '/region', 'user.created'],
    ]);
  });

  it('is an issue in strict mode', () => {
    const result = safeParseEvent(drifted, { mode: 'strict' });
    expect(result.ok || codes(result.issues)).toEqual(['unknown-field /data/plan', 'unknown-field /region']);
  });

  it('can be an unknown event', () => {
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
  it('returns the result of safeParseEvent', () => {
    expect(parseEvent(CREATED)).toEqual(safeParseEvent(CREATED));
    expect(parseEvent({ type: 'x.y' })).toMatchObject({ known: false, type: 'x.y' });
  });

  it('throws an error that lists the issues in its message', () => {
    const parse = () => parseEvent({ ...CREATED, id: null });
    expect(parse).toThrow(WebhookValidationError);
    expect(parse).toThrow('/id: expected string, received null');
  });
});
