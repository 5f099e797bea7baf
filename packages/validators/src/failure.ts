import type { Issue } from './issue.ts';

/**
 * A payload that is not what the contract says. Why is only worked out when `issues` is first read: who merely turns
 * payloads away does not wait for it. A class, as an object with an accessor of its own takes twenty times as long to make.
 */
export class Failure {
  readonly ok = false;
  readonly #explain: () => readonly Issue[];
  #issues: readonly Issue[] | undefined;

  constructor(explain: () => readonly Issue[]) {
    this.#explain = explain;
  }

  get issues(): readonly Issue[] {
    this.#issues ??= this.#explain();
    return this.#issues;
  }

  toJSON(): { ok: false; issues: readonly Issue[] } {
    return { ok: this.ok, issues: this.issues };
  }

  /** What `console.log` shows in Node, Deno and Bun. */
  [Symbol.for('nodejs.util.inspect.custom')](): object {
    return this.toJSON();
  }
}
