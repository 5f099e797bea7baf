/** A directed graph, given by the successors of each node. */
export type Successors<Node> = (node: Node) => Iterable<Node>;

/** The shortest path of at least one step to a goal, without the start; undefined if no goal is reachable. */
export function shortestPath<Node>(
  from: Node,
  isGoal: (node: Node) => boolean,
  successors: Successors<Node>,
): readonly Node[] | undefined {
  const before = new Map<Node, Node>();
  const queue = [from];
  for (const node of queue) {
    for (const next of successors(node)) {
      if (before.has(next)) continue;
      before.set(next, node);
      if (isGoal(next)) return pathTo(next, from, before);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo<Node>(goal: Node, from: Node, before: ReadonlyMap<Node, Node>): readonly Node[] {
  const path = [goal];
  for (let node = before.get(goal); node !== undefined && node !== from; node = before.get(node)) path.push(node);
  return path.reverse();
}
