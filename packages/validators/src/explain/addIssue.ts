import type { Issue, IssueCode } from '../issues/issue.ts';
import { pointer as pointerOf } from '../issues/pointer.ts';
import { preview } from '../issues/preview.ts';
import { type Location, pathOf, schemaLocation } from './location.ts';

/** Nobody reads more issues than this, and a hostile payload could cause any number. */
export const MAX_ISSUES = 100;

export interface IssueList {
  issues: Issue[];
  /** The documentation of the event, which each issue links to. */
  readonly docs: string | undefined;
}

/** Records that the value at a location breaks a rule. */
export function addIssue(list: IssueList, code: IssueCode, expected: string, value: unknown, location: Location): void {
  if (list.issues.length < MAX_ISSUES) list.issues.push(issueAt(list, code, expected, value, location));
}

export function issueAt(
  { docs }: IssueList,
  code: IssueCode,
  expected: string,
  value: unknown,
  location: Location,
): Issue {
  const path = pathOf(location);
  const pointer = pointerOf(path);
  const received = preview(value, pointer);
  const message = `expected ${expected}, received ${received}`;
  const schema = schemaLocation(location, code);
  // Two literals, because engines create them faster than copies.
  return docs
    ? { code, path, pointer, message, expected, received, schema, docs }
    : { code, path, pointer, message, expected, received, schema };
}
