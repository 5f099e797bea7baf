import { shortestPath, stronglyConnected } from '@hookbook/contract/graph';
import { expect, test } from 'vitest';
import { type Budget, BudgetExceeded, costPerEdge, costPerNode, newBudget } from '../src/budget.ts';

/** Ten nodes in a ring, each with edges to the next two. */
const ring = (node: number) => [(node + 1) % 10, (node + 2) % 10];

test.each([
  ['three single steps', 3, (budget: Budget) => [1, 2, 3].forEach(() => void budget.consume())],
  ['several steps at once', 3, (budget: Budget) => budget.consume(3)],
  ['one step for each of ten nodes', 10, (budget: Budget) => stronglyConnected([0], costPerNode(budget, ring))],
  [
    'one step for each edge up to the goal',
    16,
    (budget: Budget) => shortestPath(0, (node) => node === 9, costPerEdge(budget, ring)),
  ],
] as const)('a budget allows %s, and no step more', (_, steps, search) => {
  expect(() => search(newBudget(steps))).not.toThrow();
  expect(() => search(newBudget(steps - 1))).toThrow(BudgetExceeded);
});
