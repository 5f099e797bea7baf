import type { Successors } from '@hookbook/contract/graph';

/** Thrown if the search for backtracking takes more steps than allowed. */
export class BudgetExceeded extends Error {
  constructor() {
    super('The pattern is too large to be analysed');
  }
}

/** Counts steps, so that the time for a hostile pattern is bounded. */
export interface Budget {
  /** Throws `BudgetExceeded` if fewer steps are left; one step by default. */
  consume(steps?: number): void;
}

export function newBudget(maxSteps: number): Budget {
  let left = maxSteps;
  return {
    consume(steps = 1) {
      left -= steps;
      if (left < 0) throw new BudgetExceeded();
    },
  };
}

/** A graph in which visiting a node costs one step. */
export function costPerNode<Node>(budget: Budget, successors: Successors<Node>): Successors<Node> {
  return (node) => {
    budget.consume();
    return successors(node);
  };
}

/** A graph in which following an edge costs one step. */
export function costPerEdge<Node>(budget: Budget, successors: Successors<Node>): Successors<Node> {
  return function* (node) {
    for (const next of successors(node)) {
      budget.consume();
      yield next;
    }
  };
}
