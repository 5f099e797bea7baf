import { type Alias, type Document, isAlias, isMap, isNode, isPair, isSeq, type Node, visit } from 'yaml';

/** The node that each alias stands for. */
export type AliasTargets = ReadonlyMap<Alias, Node>;

/** Resolves every alias to the last node before it that has its anchor. An alias without such a node is absent. */
export function resolveAliases(document: Document.Parsed): AliasTargets {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node as Node);
    },
  });
  return targets;
}

/** More values than people repeat, and fewer than later stages need to notice. */
const MAX_REPEATED = 100_000;

/** Whether aliases and merge keys repeat so many values that a small text stands for an enormous document. */
export function isExcessive(document: Document.Parsed, targets: AliasTargets): boolean {
  const sizes = new Map<unknown, number>();
  const sizeOf = (node: unknown): number => {
    if (isAlias(node)) return sizeOf(targets.get(node));
    if (isPair(node)) return sizeOf(node.value);
    if (!isNode(node)) return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    // An alias that contains itself has no size. Its depth is reported.
    sizes.set(node, 0);
    const items: readonly unknown[] = isMap(node) || isSeq(node) ? node.items : [];
    const size = items.reduce<number>((sum, item) => sum + sizeOf(item), 1);
    sizes.set(node, size);
    return size;
  };
  return sizeOf(document.contents) - sizes.size > MAX_REPEATED;
}
