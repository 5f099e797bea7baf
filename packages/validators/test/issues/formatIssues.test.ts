import { expect, it } from 'vitest';
import { parseEvent, safeParseEvent } from '../../src/gen/platform.ts';
import { formatIssues, WebhookValidationError } from '../../src/index.ts';

/** A member with a name of a megabyte, which contains 150 unknown fields. */
const change = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`new${index}`, 1]));
const HOSTILE = JSON.stringify({
  id: 'evt_1',
  type: 'project.updated',
  created_at: '2026-01-01T00:00:00Z',
  data: { changes: { ['k'.repeat(900_000)]: change } },
});

it('a body cannot cause a report much larger than itself', () => {
  const result = safeParseEvent(HOSTILE, { mode: 'strict' });
  if (result.ok) throw new Error('The unknown fields were accepted.');
  expect(result.issues).toHaveLength(100);
  expect(formatIssues(result.issues).length).toBeLessThan(100_000);
  expect(result.issues[0]?.pointer.length).toBeGreaterThan(900_000);
});

it('a body cannot cause a long error message', () => {
  const parse = () => parseEvent(HOSTILE, { mode: 'strict' });
  expect(parse).toThrow(WebhookValidationError);
  expect(parse).toThrow(/^invalid webhook payload\n\/data\/changes\/k+…: unknown field, received number 1/);
});

it('an issue of the payload itself has no pointer to show', () => {
  const result = safeParseEvent('');
  expect(result.ok || formatIssues(result.issues)).toMatch(/^✗ \(payload\): the body is empty/);
  expect(() => parseEvent('')).toThrow('(payload): the body is empty');
});
