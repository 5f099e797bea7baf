import type { Successors } from '@hookbook/contract/graph';

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

/** A graph in which it costs a step to visit a node. */
export function costPerNode<Node>(budget: Budget, successors: Successors<Node>): Successors<Node> {
  return (node) => {
    budget.spend();
    return successors(node);
  };
}

/** A graph in which it costs a step to follow an edge. */
export function costPerEdge<Node>(budget: Budget, successors: Successors<Node>): Successors<Node> {
  return function* (node) {
    for (const next of successors(node)) {
      budget.spend();
      yield next;
    }
  };
}
