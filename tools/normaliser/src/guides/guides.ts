import type { Guide } from '@hookbook/contract';
import { member, members, rootNode, type SpecNode, specPointerOf } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath, isBroken, resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { text } from '../messages/messages.ts';

/** An entry of `info.x-guides`. */
export interface GuideSource {
  readonly slug: string;
  /** The document's entry for the guide, often only a `$ref`. */
  readonly entry: SpecNode;
  readonly node: SpecNode;
}

/** The value of `info.x-guides`, if there is one. */
export function guidesNode(document: SpecDocument): SpecNode | undefined {
  return getPath(document, rootNode(document.root), 'info', 'x-guides');
}

/** The guides of a document, also those that are not valid. Leaves out broken `$ref`s. */
export function guideSources(document: SpecDocument): readonly GuideSource[] {
  const guides = guidesNode(document);
  if (!guides || Array.isArray(guides.value)) return [];
  return members(guides).flatMap(([slug, entry]) =>
    isBroken(document, entry) ? [] : [{ slug, entry, node: resolveChain(document, entry) }],
  );
}

export function isGuideSlug(slug: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug);
}

/** The valid guides of a document, in the order of reading. */
export function readGuides(document: SpecDocument): readonly Guide[] {
  return guideSources(document).flatMap(({ slug, node }) => {
    const title = lineOf(member(node, 'title'));
    const words = text(member(node, 'text'));
    if (!isGuideSlug(slug) || title === '' || words === '') return [];
    return [{ slug, title, summary: lineOf(member(node, 'summary')), text: words, source: specPointerOf(node) }];
  });
}

function lineOf(node: SpecNode | undefined): string {
  return text(node).replace(/\s+/g, ' ');
}
