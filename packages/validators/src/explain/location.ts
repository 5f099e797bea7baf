import type { IssueCode, Keyword } from '../issues/issue.ts';
import { type Key, pointer } from '../issues/pointer.ts';

/**
 * A step into the payload, the schema or both, linked to the step before it. Creating one is cheap, because paths are only
 * computed for issues.
 */
export interface Location {
  readonly parent?: Location;
  /** The member or item of the payload that this step enters. */
  readonly key?: Key | undefined;
  /** The keyword of the schema that this step passes through. */
  readonly keyword?: Keyword;
  /** The name or index of the schema among those of the keyword. */
  readonly name?: Key | undefined;
  /** The absolute position of a schema in the spec: `file#pointer`. The steps that follow are relative to it. */
  readonly at?: string;
}

/** The path of a location in the payload. */
export function pathOf(location: Location): Key[] {
  const path: Key[] = [];
  for (let step: Location | undefined = location; step; step = step.parent)
    if (step.key !== undefined) path.push(step.key);
  return path.reverse();
}

/** The position in the spec, as `file#pointer`, of a keyword at a location. Codes with a hyphen are not keywords. */
export function schemaLocation(location: Location, code: IssueCode): string {
  const keywords: Key[] = code.includes('-') ? [] : [code];
  let step: Location | undefined = location;
  for (; step && step.at === undefined; step = step.parent) {
    if (step.name !== undefined) keywords.push(step.name);
    if (step.keyword !== undefined) keywords.push(step.keyword);
  }
  return step ? step.at + pointer(keywords.reverse()) : '';
}
