import type { SpecTexts } from '@hookbook/asyncapi-parser';
import { isMapping, toPointer } from '@hookbook/contract/data';
import { contentOf } from '@hookbook/spec-reader/spec/asyncapiKeys';
import { member, members, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { resolveOnce } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';

/**
 * What `@asyncapi/parser` gets: the whole document, or its skeleton without what Hookbook checks itself, for which the
 * parser needs a fraction of the time.
 */
export type Extent = 'document' | 'skeleton';

/**
 * A document without what Hookbook checks itself: the payloads of messages, and extensions. Texts for readers
 * are all alike. The parser takes a fraction of the time for it, and gives the same verdict after most edits. It is one
 * file, because the parser takes quadratic time to resolve references between files.
 *
 * `checked` contains the messages whose payloads are checked. Undefined if the document cannot be one file.
 */
export function skeletonOf(document: SpecDocument, checked: ReadonlySet<unknown>): SpecTexts | undefined {
  const { root } = document;
  try {
    const skeleton = new SkeletonWriter(document, checked).object(rootNode(root));
    return { root: root.path, files: new Map([[root.path, JSON.stringify(skeleton)]]) };
  } catch (error) {
    if (error instanceof NoSingleFile) return undefined;
    throw error;
  }
}

/** Thrown for a document whose references cannot be replaced by what they refer to. */
class NoSingleFile extends Error {}

/** Deeper values are in a cycle of references. */
const MAX_DEPTH = 200;

const WORDS = new Set(['title', 'summary', 'description']);

class SkeletonWriter {
  private readonly document: SpecDocument;
  private readonly checked: ReadonlySet<unknown>;
  private depth = 0;

  constructor(document: SpecDocument, checked: ReadonlySet<unknown>) {
    this.document = document;
    this.checked = checked;
  }

  /** An object of AsyncAPI, or a list of them. */
  object(node: SpecNode): unknown {
    return this.resolved(node, (target) => {
      const isChecked = this.checked.has(target.value);
      return mapMembers(target, (key, value) => (isChecked ? this.checkedMember(key, value) : this.member(key, value)));
    });
  }

  private member(key: string, node: SpecNode): unknown {
    const { value } = node;
    if (WORDS.has(key) && typeof value === 'string') return value === '' ? '' : 'A text.';
    switch (contentOf(key)) {
      case 'schema':
      case 'schemas by name':
      case 'examples':
      case 'webhook':
      case 'entries':
      case 'data':
        return this.data(node);
      case 'objects by name':
        return isMapping(value) ? this.named(node) : this.object(node);
      default:
        return key === 'bindings' ? this.data(node) : this.object(node);
    }
  }

  /** Hookbook does not compare the headers of examples with their schema. */
  private checkedMember(key: string, node: SpecNode): unknown {
    if (key === 'payload' && isMapping(node.value)) return withoutSchema(node);
    if (key === 'examples' && Array.isArray(node.value)) return members(node).map(([, item]) => this.exampleOf(item));
    return this.member(key, node);
  }

  private exampleOf(node: SpecNode): unknown {
    return this.resolved(node, (example) =>
      mapMembers(example, (key, value) => (key === 'payload' ? {} : this.data(value))),
    );
  }

  private named(node: SpecNode): unknown {
    return this.resolved(node, (target) =>
      Object.fromEntries(members(target).map(([name, value]) => [name, this.object(value)])),
    );
  }

  /** A value as it is, but for its references. */
  private data(node: SpecNode): unknown {
    return this.resolved(node, (target) => mapMembers(target, (_, value) => this.data(value)));
  }

  /** Converts a mapping, each item of a list, or the target of a reference. */
  private resolved(node: SpecNode, convert: (target: SpecNode) => unknown): unknown {
    if (++this.depth > MAX_DEPTH) throw new NoSingleFile();
    try {
      if (Array.isArray(node.value)) return members(node).map(([, item]) => this.resolved(item, convert));
      if (!isMapping(node.value)) return node.value;
      if (typeof node.value.$ref !== 'string') return convert(node);
      const next = resolveOnce(this.document, node);
      if (!next) return { ...node.value };
      if (next.file === this.document.root) return { ...node.value, $ref: referenceInside(node, next) };
      if (isOnlyReference(node)) throw new NoSingleFile();
      return this.resolved(next, convert);
    } finally {
      this.depth--;
    }
  }
}

/** A mapping with its values converted, and without extensions, whose values are free. */
function mapMembers(node: SpecNode, convert: (key: string, value: SpecNode) => unknown): object {
  const entries = members(node).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(entries.map(([key, value]) => [key, convert(key, value)]));
}

/** A reference to a node of the root document, in the root document. */
function referenceInside({ value }: SpecNode, target: SpecNode): string {
  const { $ref } = value as { readonly $ref: string };
  return $ref.startsWith('#') ? $ref : `#${encodeURI(toPointer(target.path))}`;
}

/** Whether AsyncAPI allows nothing but a reference here: the channel and the messages of an operation, for example. */
function isOnlyReference({ path }: SpecNode): boolean {
  const [list, index = ''] = path.slice(-2);
  return index === 'channel' || (/^\d+$/.test(index) && (list === 'messages' || list === 'servers'));
}

/** The format of a schema is checked with the document. */
function withoutSchema(node: SpecNode): unknown {
  const format = member(node, 'schemaFormat');
  return format && member(node, 'schema') ? { schemaFormat: format.value, schema: {} } : {};
}
