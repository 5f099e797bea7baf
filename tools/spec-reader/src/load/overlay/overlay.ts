import type { SpecFile } from '../../spec/file/specFile.ts';
import type { SpecNode } from '../../spec/file/specNode.ts';
import type { PathQuery } from './pathQuery.ts';

/** Changes to one file of a spec, as the Overlay Specification describes them. */
export interface Overlay {
  readonly file: SpecFile;
  /** The file that it changes. Absolute. */
  readonly target: string;
  /** The node that names the target; absent if the target is the root document. */
  readonly extends?: SpecNode;
  /** Applied in this order. */
  readonly actions: readonly OverlayAction[];
}

export interface OverlayAction {
  readonly target: Selector;
  readonly change: OverlayChange;
}

export type OverlayChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'remove' }
  | { readonly kind: 'update'; readonly value: SpecNode }
  | { readonly kind: 'copy'; readonly from: Selector };

/** A JSONPath in an overlay. */
export interface Selector {
  readonly node: SpecNode;
  readonly query: PathQuery;
}
