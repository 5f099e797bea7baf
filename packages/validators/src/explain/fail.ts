import type { Issue } from '../issue.ts';
import type { Key, Spot, Walk } from './walk.ts';

/** More issues than this help nobody. */
const MAX_ISSUES = 100;

/** Notes that the value at a spot breaks a rule. */
export function fail(walk: Walk, code: string, expected: string, value: unknown, spot: Spot): void {
  if (walk.issues.length < MAX_ISSUES) walk.issues.push(makeIssue(walk, code, expected, value, spot));
}

export function makeIssue(
  { docs }: Pick<Walk, 'docs'>,
  code: string,
  expected: string,
  value: unknown,
  { path, base, keywords }: Spot,
): Issue {
  const received = preview(value, path.at(-1));
  const keyword = code.includes('-') ? [] : [code];
  return {
    code,
    path,
    pointer: pointer(path),
    message: `expected ${expected}, received ${received}`,
    expected,
    received,
    schema: base + pointer([...keywords, ...keyword]),
    ...(docs && { docs }),
  };
}

export function pointer(path: readonly Key[]): string {
  return path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** What kind of value it is and how it begins. What is called like a secret is not shown. */
export function preview(value: unknown, name?: Key): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'object') return Array.isArray(value) ? 'array' : 'object';
  const text = typeof value === 'string' ? shortened(JSON.stringify(value), 40) : String(value);
  return /secret|token|passw|key|sign/i.test(String(name)) ? typeof value : `${typeof value} ${text}`;
}

/** Wanted values as a list for people, of bounded length. */
export function listed(values: Iterable<unknown>): string {
  return shortened(Array.from(values, (value) => JSON.stringify(value)).join(' or '), 200);
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
