import type { IssueCode, Keyword } from '../issues/issue.ts';
import type { Key } from '../issues/pointer.ts';

/** From a schema to one inside it, as a JSON pointer: `/items`, `/properties/id`. Empty if it is the same schema. */
export type SchemaStep = '' | `/${Keyword}` | `/${Keyword}/${string}`;

/**
 * A step into the payload, the schema or both, linked to the step before it. Creating one is cheap, because paths are only
 * computed for issues.
 */
export interface Location {
  /** The absolute position of the schema in the spec, `file#pointer`, which makes the steps before it irrelevant. */
  readonly at: string | undefined;
  readonly parent: Location | undefined;
  /** The member or item of the payload that this step enters. */
  readonly key: Key | undefined;
  readonly step: SchemaStep;
}

/** Creates a location. All have the same members, because engines read objects of one shape faster. */
export function locationOf(at?: string, parent?: Location, key?: Key, step: SchemaStep = ''): Location {
  return { at, parent, key, step };
}

/** The location of a member or item for which no schema is applied. */
export function memberOf(parent: Location | undefined, key: Key | undefined): Location {
  return locationOf(undefined, parent, key);
}

/** The path of a location in the payload. */
export function pathOf({ parent, key }: Location): Key[] {
  const path = parent ? pathOf(parent) : [];
  if (key !== undefined) path.push(key);
  return path;
}

/** The position in the spec, as `file#pointer`, of a keyword at a location. Codes with a hyphen are not keywords. */
export function schemaLocation(location: Location, code: IssueCode): string {
  return positionOf(location) + (code.includes('-') ? '' : `/${code}`);
}

function positionOf({ parent, step, at }: Location): string {
  return at ?? (parent ? positionOf(parent) + step : step);
}
