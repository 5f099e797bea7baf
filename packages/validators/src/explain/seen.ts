import { isObject } from '../checks/isObject.ts';
import type { Issue } from '../issue.ts';
import { listed, makeIssue } from './fail.ts';
import type { Key, Spot, Walk } from './walk.ts';

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

  /** Notes the members that no schema that applies declares, where at least one declares some. */
  report(walk: Walk, value: unknown, spot: Spot): void {
    if (!this.declares || !isObject(value)) return;
    for (const [name, member] of Object.entries(value))
      if (member !== undefined && !this.keys.has(name))
        this.note(makeIssue(walk, 'unknown-field', 'no such field', member, { up: spot, key: name }));
  }

  /** Notes a string that is not among the known ones. */
  member(walk: Walk, known: Iterable<unknown>, value: string, spot: Spot): void {
    if (!new Set(known).has(value)) this.note(makeIssue(walk, 'unknown-member', listed(known), value, spot));
  }

  private note(issue: Issue): void {
    if (this.drift && this.drift.length < 100) this.drift.push(issue);
  }
}
