import type { Successors } from './shortestPath.ts';

/**
 * The strongly connected components of all nodes that are reachable from the roots: maps each node to one node that
 * represents its component. Asks for the successors of each node once.
 *
 * This is Tarjan's algorithm with a loop instead of recursion, because a graph of untrusted input may be deep.
 */
export function stronglyConnected<Node>(roots: Iterable<Node>, successors: Successors<Node>): ReadonlyMap<Node, Node> {
  const order = new Map<Node, number>();
  const lowest = new Map<Node, number>();
  const component = new Map<Node, Node>();
  const open: Node[] = [];
  const visit = (node: Node) => {
    const index = order.size;
    order.set(node, index);
    lowest.set(node, index);
    open.push(node);
    return { node, rest: successors(node)[Symbol.iterator]() };
  };
  const close = (node: Node): void => {
    if (lowest.get(node) !== order.get(node)) return;
    for (const member of open.splice(open.lastIndexOf(node))) component.set(member, node);
  };
  const lower = (node: Node, to = 0): void => {
    lowest.set(node, Math.min(lowest.get(node) ?? 0, to));
  };
  for (const root of roots) {
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
