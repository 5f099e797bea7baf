import type { Budget } from './budget.ts';

/** A directed graph, given by what follows each node. */
type Successors = (node: number) => Iterable<number>;

/**
 * The strongly connected components (Tarjan's) of all that can be reached from some nodes: for each node the number
 * of its component. A loop and no recursion, as such a graph may be deep.
 */
export function components(
  from: Iterable<number>,
  successors: Successors,
  budget: Budget,
): ReadonlyMap<number, number> {
  const order = new Map<number, number>();
  const lowest = new Map<number, number>();
  const component = new Map<number, number>();
  const open: number[] = [];
  const visit = (node: number) => {
    budget.spend();
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    open.push(node);
    return { node, rest: successors(node)[Symbol.iterator]() };
  };
  const close = (node: number) => {
    if (lowest.get(node) !== order.get(node)) return;
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      component.set(member, node);
      if (member === node) return;
    }
  };
  const lower = (node: number, to: number | undefined) => {
    lowest.set(node, Math.min(lowest.get(node) ?? 0, to ?? 0));
  };
  for (const root of from) {
    const path = order.has(root) ? [] : [visit(root)];
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const { done, value } = frame.rest.next();
      if (done) {
        path.pop();
        close(frame.node);
        const parent = path.at(-1);
        if (parent) lower(parent.node, lowest.get(frame.node));
      } else if (!order.has(value)) path.push(visit(value));
      else if (!component.has(value)) lower(frame.node, order.get(value));
    }
  }
  return component;
}

/** The shortest way in at least one step, without its first node; nothing where there is none. */
export function shortestPath(
  from: number,
  isGoal: (node: number) => boolean,
  successors: Successors,
  budget: Budget,
): readonly number[] | undefined {
  const before = new Map<number, number>();
  const queue = [from];
  for (const node of queue) {
    for (const next of successors(node)) {
      budget.spend();
      if (before.has(next)) continue;
      before.set(next, node);
      if (isGoal(next)) return pathTo(next, from, before);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(goal: number, from: number, before: ReadonlyMap<number, number>): readonly number[] {
  const path = [goal];
  for (let node = before.get(goal); node !== undefined && node !== from; node = before.get(node)) path.unshift(node);
  return path;
}
