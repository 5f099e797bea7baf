import { rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { field, type Message } from './messages.ts';

/** The `contentType` of a message, or the default of the document. */
export function contentTypeOf(document: SpecDocument, message: Message): (SpecNode & { value: string }) | undefined {
  const node =
    field(document, message, 'contentType') ?? getPath(document, rootNode(document.root), 'defaultContentType');
  return typeof node?.value === 'string' ? { ...node, value: node.value } : undefined;
}
