import type { Guide } from '@hookbook/contract';
import { member, type SpecNode, specPointerOf } from '@hookbook/spec-reader/spec/file/specNode';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { text } from '../messages/messages.ts';
import { infoEntries } from './infoEntries.ts';

export function isGuideSlug(slug: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug);
}

/** The valid guides of a document, in the order of reading. */
export function readGuides(document: SpecDocument): readonly Guide[] {
  return infoEntries(document, 'x-guides').flatMap(({ name: slug, node }) => {
    const title = lineOf(member(node, 'title'));
    const words = text(member(node, 'text'));
    if (!isGuideSlug(slug) || title === '' || words === '') return [];
    return [{ slug, title, summary: lineOf(member(node, 'summary')), text: words, source: specPointerOf(node) }];
  });
}

function lineOf(node: SpecNode | undefined): string {
  return text(node).replace(/\s+/g, ' ');
}
