import type { Issue } from './issue.ts';

/** A payload that is not what the contract says. */
export interface Failure {
  readonly ok: false;
  /** Worked out when they are first read: who merely turns payloads away does not wait for them. */
  readonly issues: readonly Issue[];
}

/** A class, as an object with an accessor of its own takes twenty times as long to make. */
export const LazyFailure = /* @__PURE__ */ failureClass();

/** Makes the class, so that a bundler sees that its computed name can be left out with it. */
function failureClass(): new (explain: () => readonly Issue[]) => Failure {
  return class implements Failure {
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

    toJSON(): Failure {
      return { ok: false, issues: this.issues };
    }

    /** What `console.log` shows in Node, Deno and Bun. */
    [Symbol.for('nodejs.util.inspect.custom')](): object {
      return this.toJSON();
    }
  };
}
