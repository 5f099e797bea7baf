import path from 'node:path/posix';
import { uniqueName } from '@hookbook/contract/text';
import { identityOf } from '@hookbook/spec-reader/spec/file/specNode';
import { isReference } from '@hookbook/spec-reader/spec/findReferences';
import { members, type OpenapiNode } from '../document/node.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { findTarget, throughReferences } from '../document/resolve.ts';

/** Names schemas as components of an AsyncAPI document. Component schemas keep their names. */
export class ComponentNames {
  private readonly document: OpenapiDocument;
  /** By the identity of the schema. The schemas of `components` come first. */
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();
  /** The component schemas of the document, by their identities in its order. */
  readonly declared: ReadonlyMap<string, OpenapiNode>;

  constructor(document: OpenapiDocument) {
    this.document = document;
    const schemas = throughReferences(document, document.root, ['components', 'schemas']);
    const entries = (schemas ? members(schemas) : []).map(
      ([name, alias]) => [name, inItsFile(document, alias)] as const,
    );
    this.declared = new Map(entries.map(([, schema]) => [identityOf(schema), schema]));
    // Names that are valid as they are must not lose them to a name that is adapted.
    for (const isKept of [true, false])
      for (const [name, schema] of entries)
        if ((adapted(name) === name) === isKept && !this.names.has(identityOf(schema))) this.add(schema, [name]);
  }

  /** The name of a schema anywhere in the document or its files. */
  nameOf(schema: OpenapiNode): string {
    return this.names.get(identityOf(schema)) ?? this.add(schema, preferredNames(this.document, schema));
  }

  private add(schema: OpenapiNode, preferred: readonly string[]): string {
    const isTaken = (candidate: string) => this.taken.has(candidate);
    const candidates = preferred.map(adapted);
    const free = candidates.find((candidate) => !isTaken(candidate));
    const name = free ?? uniqueName(candidates.at(-1) ?? 'schema', isTaken, '-');
    this.taken.add(name);
    this.names.set(identityOf(schema), name);
    return name;
  }
}

/** The schema in another file that a schema only refers to; otherwise the schema itself. */
export function inItsFile(document: OpenapiDocument, schema: OpenapiNode): OpenapiNode {
  const visited = new Set<unknown>();
  let current = schema;
  while (isReference(current.value) && !visited.has(current.value)) {
    const target = findTarget(document, current);
    if (!target || target.file === current.file) break;
    visited.add(current.value);
    current = target;
  }
  return current;
}

/** Names for a schema that is no component, the best one first. */
function preferredNames({ root }: OpenapiDocument, { file, path: keys }: OpenapiNode): string[] {
  if (file === root.file) return [keys.filter(isTelling).join('-')];
  const place = file.name.slice(0, file.name.length - path.extname(file.name).length);
  const inner = keys.filter((key, index) => isTelling(key) && !(index < keys.length - 1 && CONTAINERS.has(key)));
  const short = inner.length > 0 ? inner.join('-') : path.basename(place);
  return [short, [...place.split('/').filter((folder) => folder !== '..'), ...inner].join('-')];
}

/** Keys under which files collect schemas. */
const CONTAINERS = new Set(['schemas', 'definitions', '$defs']);

/** AsyncAPI allows these characters in the name of a component. */
function adapted(name: string): string {
  return name.replace(/[^\w.-]+/g, '-') || 'schema';
}

/** Whether a token of a path tells something about the schema there. */
function isTelling(token: string): boolean {
  return !['components', 'content', 'schema'].includes(token) && !token.includes('/json');
}
