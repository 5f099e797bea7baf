/** Thrown where a pattern is too large to be analysed in the time that a check may take. */
export class BudgetExceeded extends Error {
  constructor() {
    super('The pattern is too large to be analysed');
  }
}

/** Counts steps, so that a hostile pattern costs a bounded time. */
export interface Budget {
  spend(steps?: number): void;
}

export function newBudget(limit: number): Budget {
  let left = limit;
  return {
    spend(steps = 1) {
      left -= steps;
      if (left < 0) throw new BudgetExceeded();
    },
  };
}
