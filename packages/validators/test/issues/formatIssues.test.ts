import { expect, it } from 'vitest';
import { parseEvent, safeParseEvent } from '../../src/gen/platform.ts';
import { formatIssues, WebhookValidationError } from '../../src/index.ts';

/** One name of a megabyte, and a hundred faults inside of what it names. */
const change = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`new${index}`, 1]));
const HOSTILE = JSON.stringify({
  id: 'evt_1',
  type: 'project.updated',
  created_at: '2026-01-01T00:00:00Z',
  data: { changes: { ['k'.repeat(900_000)]: change } },
});

it('a body cannot make a report much larger than itself', () => {
  const result = safeParseEvent(HOSTILE, { mode: 'strict' });
  if (result.ok) throw new Error('The members are unknown');
  expect(result.issues).toHaveLength(100);
  expect(formatIssues(result.issues).length).toBeLessThan(100_000);
  expect(result.issues[0]?.pointer.length).toBeGreaterThan(900_000);
});

it('nor can it do so in the message of an error', () => {
  const parse = () => parseEvent(HOSTILE, { mode: 'strict' });
  expect(parse).toThrow(WebhookValidationError);
  expect(parse).toThrow(/^invalid webhook payload\n\/data\/changes\/k+…: expected no such field/);
});

it('the payload as a whole is called so', () => {
  const result = safeParseEvent('');
  expect(result.ok || formatIssues(result.issues)).toMatch(/^✗ \(payload\): Body: empty body/);
  expect(() => parseEvent('')).toThrow('(payload): Body: empty body');
});
