import type { IssueCode, Keyword } from '../issues/issue.ts';
import { escapeKey, type Key } from '../issues/pointer.ts';

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
export function pathOf({ parent, key }: Location): Key[] {
  const path = parent ? pathOf(parent) : [];
  if (key !== undefined) path.push(key);
  return path;
}

/** The position in the spec, as `file#pointer`, of a keyword at a location. Codes with a hyphen are not keywords. */
export function schemaLocation(location: Location, code: IssueCode): string {
  const schema = positionOf(location);
  return schema === '' || code.includes('-') ? schema : `${schema}/${code}`;
}

/** Empty if no step knows where it is. */
function positionOf({ parent, keyword, name, at }: Location): string {
  if (at !== undefined || !parent) return at ?? '';
  const outer = positionOf(parent);
  if (outer === '' || keyword === undefined) return outer;
  return `${outer}/${keyword}${name === undefined ? '' : `/${escapeKey(name)}`}`;
}
