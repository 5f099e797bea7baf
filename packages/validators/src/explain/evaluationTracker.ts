import { isObject } from '../checks/objects.ts';
import type { Issue } from '../issues/issue.ts';
import type { Key } from '../issues/pointer.ts';
import { formatList } from '../issues/preview.ts';
import { type IssueList, issueAt, MAX_ISSUES } from './addIssue.ts';
import { type Location, memberOf } from './location.ts';

/** Records which members and items of one value its schemas evaluate, and collects drift. */
export class EvaluationTracker {
  /** What `unevaluatedProperties` and `unevaluatedItems` do not apply to. */
  readonly evaluated = new Set<Key>();
  /** Whether a schema declares members by name. Otherwise no member is unknown. */
  hasDeclared = false;
  /** Unknown fields and enum members; `undefined` if drift is not collected. */
  readonly drift: Issue[] | undefined;

  constructor(drift?: Issue[]) {
    this.drift = drift;
  }

  /** Records a member that a schema declares by name. */
  declare(key: Key): void {
    this.evaluated.add(key);
    this.hasDeclared = true;
  }

  /** A tracker for a member or an item, where only drift needs one. */
  forChild(): EvaluationTracker | undefined {
    return this.drift && new EvaluationTracker(this.drift);
  }

  /** A tracker for a schema that applies to the same value, but may fail or be ignored. */
  forBranch(): EvaluationTracker {
    return new EvaluationTracker(this.drift && []);
  }

  merge({ evaluated, hasDeclared, drift = [] }: EvaluationTracker): void {
    for (const key of evaluated) this.evaluated.add(key);
    this.hasDeclared ||= hasDeclared;
    this.drift?.push(...drift);
  }

  /** Reports the members that no schema evaluates. If explaining stopped early, some schemas have not been visited. */
  reportFields(list: IssueList, value: unknown, parent: Location): void {
    if (!this.hasDeclared || list.issues.length >= MAX_ISSUES || !isObject(value)) return;
    for (const key of Object.keys(value))
      if (this.canReport && value[key] !== undefined && !this.evaluated.has(key)) {
        const issue = issueAt(list, 'unknown-field', 'nothing', value[key], memberOf(parent, key));
        this.drift?.push({ ...issue, message: `unknown field, received ${issue.received}` });
      }
  }

  /** Reports a string that is not a known member of an extensible enum. */
  reportMember(list: IssueList, known: Iterable<unknown>, value: string, location: Location): void {
    if (!this.canReport || new Set(known).has(value)) return;
    const issue = issueAt(list, 'unknown-member', formatList(known), value, location);
    this.drift?.push({ ...issue, message: `unknown enum member, ${issue.message}` });
  }

  private get canReport(): boolean {
    return this.drift !== undefined && this.drift.length < MAX_ISSUES;
  }
}
