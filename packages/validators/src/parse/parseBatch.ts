import { getOwn, isObject } from '../checks/objects.ts';
import { type Failure, LazyFailure } from '../issues/failure.ts';
import type { Issue } from '../issues/issue.ts';
import { pointer } from '../issues/pointer.ts';
import { WebhookValidationError } from '../issues/webhookValidationError.ts';
import type { ParseOptions } from './options.ts';
import { type ParsedEvent, type ProviderRules, safeParse } from './parse.ts';
import { readBody, toRawBody } from './readBody.ts';

/** All events of one envelope, in its order, each in its own envelope. */
export type BatchResult<Events, UnknownPayload> =
  | { readonly ok: true; readonly events: readonly ParsedEvent<Events, UnknownPayload>[] }
  | Failure;

type Batch = BatchResult<Record<string, unknown>, unknown>;

/**
 * Reads a body whose list at `path` contains several events, and validates each of them. If one is invalid, all are rejected.
 * Never throws.
 */
export function safeParseBatch(
  provider: ProviderRules,
  path: readonly string[],
  body: unknown,
  options: ParseOptions = {},
): Batch {
  const rawBody = toRawBody(body);
  const read = rawBody === undefined ? ({ ok: true, value: body } as const) : readBody(rawBody, options);
  if (!read.ok) return read;
  const list = listAt(read.value, path);
  // Without a list, the one result says what is wrong.
  const envelopes = list ? list.map((item) => withListAt(read.value, path, [item])) : [read.value];
  const results = envelopes.map((envelope) => safeParse(provider, envelope, options));
  if (results.some(({ ok }) => !ok))
    return new LazyFailure(() =>
      results.flatMap((result, index) =>
        result.ok ? [] : result.issues.map((issue) => moveIssue(issue, path, index)),
      ),
    );
  return { ok: true, events: results.flatMap((result) => (result.ok ? [result] : [])) };
}

/** Like `safeParseBatch`, but throws a `WebhookValidationError` if an event is invalid. */
export function parseBatch(
  provider: ProviderRules,
  path: readonly string[],
  body: unknown,
  options?: ParseOptions,
): readonly ParsedEvent<Record<string, unknown>, unknown>[] {
  const result = safeParseBatch(provider, path, body, options);
  if (result.ok) return result.events;
  throw new WebhookValidationError(result.issues);
}

function listAt(value: unknown, path: readonly string[]): readonly unknown[] | undefined {
  let member = value;
  for (const name of path) member = isObject(member) ? getOwn(member, name) : undefined;
  return Array.isArray(member) && member.length > 0 ? member : undefined;
}

function withListAt(value: unknown, [name, ...rest]: readonly string[], list: readonly unknown[]): unknown {
  if (name === undefined) return list;
  const entries = Object.entries(value as object);
  return Object.fromEntries(
    entries.map(([key, member]) => [key, key === name ? withListAt(member, rest, list) : member]),
  );
}

/** The item is the first one in its own envelope. */
function moveIssue(issue: Issue, list: readonly string[], index: number): Issue {
  const isInItem = list.every((name, position) => issue.path[position] === name) && issue.path.length > list.length;
  if (!isInItem) return issue;
  const path = [...list, index, ...issue.path.slice(list.length + 1)];
  return { ...issue, path, pointer: pointer(path) };
}
