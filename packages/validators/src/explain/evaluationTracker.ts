import { isObject } from '../checks/objects.ts';
import type { Issue } from '../issues/issue.ts';
import { listed, MAX_ISSUES, makeIssue } from '../issues/preview.ts';
import type { Key, Spot, Walk } from './apply.ts';

/** Which members and items of one value the schemas that apply to it have spoken about. */
export class Seen {
  readonly keys = new Set<Key>();
  /** Whether any members were declared by name: only then can others be unknown. */
  declares = false;
  /** Collects unknown fields and enum members, where they are asked for. */
  drift: Issue[] | undefined;

  constructor(drift?: Issue[]) {
    this.drift = drift;
  }

  declare(key: Key): void {
    this.keys.add(key);
    this.declares = true;
  }

  /** For a member or an item. */
  inside(): Seen | undefined {
    return this.drift && new Seen(this.drift);
  }

  /** For a branch that applies to the same value, and may turn out not to count. */
  beside(): Seen {
    return new Seen(this.drift && []);
  }

  merge({ keys, declares, drift = [] }: Seen): void {
    for (const key of keys) this.keys.add(key);
    this.declares ||= declares;
    this.drift?.push(...drift);
  }

  /**
   * Notes the members that no schema that applies declares, where at least one declares some. Where there are too many
   * issues already, not all schemas have spoken.
   */
  report(walk: Walk, value: unknown, up: Spot): void {
    if (!this.declares || walk.issues.length >= MAX_ISSUES || !isObject(value)) return;
    for (const key of Object.keys(value))
      if (this.notes && value[key] !== undefined && !this.keys.has(key))
        this.drift?.push(makeIssue(walk, 'unknown-field', 'no such field', value[key], { up, key }));
  }

  /** Notes a string that is not among the known ones. */
  member(walk: Walk, known: Iterable<unknown>, value: string, spot: Spot): void {
    if (this.notes && !new Set(known).has(value))
      this.drift?.push(makeIssue(walk, 'unknown-member', listed(known), value, spot));
  }

  /** Whether there is use for more. */
  private get notes(): boolean {
    return this.drift !== undefined && this.drift.length < MAX_ISSUES;
  }
}
