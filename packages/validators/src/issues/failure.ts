import type { Issue } from './issue.ts';

/** The result for an invalid payload. */
export interface Failure {
  readonly ok: false;
  /** At most 100. Computed when they are first read, so a receiver that only rejects payloads does not wait for them. */
  readonly issues: readonly Issue[];
}

/** A class, because creating an object with an accessor of its own takes twenty times as long. */
export const LazyFailure = /* @__PURE__ */ failureClass();

/** Returns the class from a pure call, so that bundlers can drop it despite its computed member name. */
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

    /** Shows the issues in `console.log` of Node, Deno and Bun. */
    [Symbol.for('nodejs.util.inspect.custom')](): object {
      return this.toJSON();
    }
  };
}
