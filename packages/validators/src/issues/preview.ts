import type { Key, Spot, Walk } from '../explain/apply.ts';
import type { Issue, IssueCode } from './issue.ts';

/** More issues than this help nobody. */
export const MAX_ISSUES = 100;

/** Notes that the value at a spot breaks a rule. */
export function fail(walk: Walk, code: IssueCode, expected: string, value: unknown, spot: Spot): void {
  if (walk.issues.length >= MAX_ISSUES) return;
  walk.issues.push(makeIssue(walk, code, expected, value, spot));
}

export function makeIssue({ docs }: Walk, code: IssueCode, expected: string, value: unknown, spot: Spot): Issue {
  const path = pathOf(spot);
  const received = preview(value, path);
  return {
    code,
    path,
    pointer: pointer(path),
    message: `expected ${expected}, received ${received}`,
    expected,
    received,
    schema: placeOf(spot, code),
    ...(docs && { docs }),
  };
}

/** Where a spot is in the payload. */
export function pathOf(spot: Spot): Key[] {
  const path: Key[] = [];
  for (let at: Spot | undefined = spot; at; at = at.up) if (at.key !== undefined) path.push(at.key);
  return path.reverse();
}

/** Where a keyword at a spot is in the spec. Codes with a hyphen are no keywords. */
export function placeOf(spot: Spot, code: IssueCode): string {
  const keywords: Key[] = code.includes('-') ? [] : [code];
  let at: Spot | undefined = spot;
  for (; at && at.at === undefined; at = at.up) {
    if (at.of !== undefined) keywords.push(at.of);
    if (at.keyword !== undefined) keywords.push(at.keyword);
  }
  return at ? at.at + pointer(keywords.reverse()) : '';
}

export function pointer(path: readonly Key[]): string {
  let text = '';
  for (const key of path) text += `/${/[~/]/.test(key as string) ? escaped(key as string) : key}`;
  return text;
}

function escaped(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** What kind of value it is and how it begins. What is called like a secret, or is a part of one, is not shown. */
export function preview(value: unknown, path: readonly Key[]): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const kind = typeof value;
  if (kind === 'object' || kind === 'function' || /secret|token|passw|key|sign/i.test(path.join())) return kind;
  const text = shortened(String(value), 40);
  return `${kind} ${kind === 'string' ? JSON.stringify(text) : text}`;
}

/** Wanted values as a list for people, of bounded length. */
export function listed(values: Iterable<unknown>): string {
  return shortened(Array.from(values, (value) => JSON.stringify(value)).join(' or '), 200);
}

/** A text, or its beginning: what a payload says must not make a report as large as itself. */
export function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
