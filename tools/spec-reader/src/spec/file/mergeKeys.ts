import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, Scalar, type YAMLMap } from 'yaml';
import type { AliasTargets } from './aliases.ts';

/** The path at which each merged member is written. Members that are not merged are absent. */
export type WrittenPaths = ReadonlyMap<unknown, readonly string[]>;

/** A value of a merge key that cannot be merged. */
export interface MergeError {
  readonly node: unknown;
  readonly message: string;
}

interface MergeState {
  readonly targets: AliasTargets;
  readonly paths: Map<YAMLMap, readonly string[]>;
  readonly written: Map<unknown, readonly string[]>;
  /** The mappings that contain the current node. */
  readonly parents: Set<unknown>;
  readonly errors: MergeError[];
}

/**
 * Replaces every merge key (`<<`) in a document by the members that it merges, as YAML 1.1 specifies: a mapping's own
 * members win, then those of the first mapping in a list.
 */
export function applyMergeKeys(
  document: Document.Parsed,
  targets: AliasTargets,
): { readonly written: WrittenPaths; readonly errors: readonly MergeError[] } {
  const state: MergeState = { targets, paths: new Map(), written: new Map(), parents: new Set(), errors: [] };
  mergeInside(document.contents, [], state);
  return state;
}

function mergeInside(node: unknown, path: readonly string[], state: MergeState): void {
  if (isSeq(node)) for (const [index, item] of node.items.entries()) mergeInside(item, [...path, String(index)], state);
  if (!isMap(node)) return;
  state.paths.set(node, path);
  state.parents.add(node);
  for (const { key, value } of node.items) mergeInside(value, [...path, keyText(key)], state);
  if (node.items.some(isMergeKey)) node.items = mergedItems(node, state);
  state.parents.delete(node);
}

function mergedItems(map: YAMLMap, state: MergeState): Pair[] {
  const taken = new Set(map.items.filter((pair) => !isMergeKey(pair)).map(({ key }) => keyText(key)));
  return map.items.flatMap((pair) => {
    if (!isMergeKey(pair)) return [pair];
    const merged = sourcesOf(pair.value, state).flatMap((source) => membersOf(source, state));
    return merged.filter(({ key }) => taken.size !== taken.add(keyText(key)).size);
  });
}

function sourcesOf(value: unknown, state: MergeState): YAMLMap[] {
  const list = resolveAlias(value, state);
  const sources: readonly unknown[] = isSeq(list) ? list.items : [value];
  return sources.flatMap((source) => {
    const map = resolveAlias(source, state);
    const message = mergeProblem(map, state);
    if (message === undefined) return [map as YAMLMap];
    state.errors.push({ node: source, message });
    return [];
  });
}

function resolveAlias(node: unknown, { targets }: MergeState): unknown {
  return isAlias(node) ? (targets.get(node) ?? node) : node;
}

function mergeProblem(source: unknown, { parents }: MergeState): string | undefined {
  if (isAlias(source)) return `Unresolved alias (the anchor must be set before the alias): ${source.source}.`;
  if (!isMap(source)) return 'A merge key (<<) needs a mapping or a list of mappings.';
  return parents.has(source) ? 'A merge key (<<) cannot merge a mapping that contains it.' : undefined;
}

/** The members of a mapping, which may be merged themselves. Their paths are recorded where they are written. */
function membersOf(map: YAMLMap, { paths, written }: MergeState): Pair[] {
  for (const pair of map.items)
    if (!written.has(pair)) written.set(pair, [...(paths.get(map) ?? []), keyText(pair.key)]);
  return map.items;
}

/** A quoted `<<` is an ordinary key. */
function isMergeKey({ key }: Pair): boolean {
  return isScalar(key) && key.value === '<<' && (key.type === undefined || key.type === Scalar.PLAIN);
}

export function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
