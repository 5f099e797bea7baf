import { toPointer } from '@hookbook/contract/data';
import { uniqueName } from '@hookbook/contract/text';
import { members, type OpenapiNode } from '../document/node.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { atPath } from '../document/resolve.ts';

/** Names schemas as components of an AsyncAPI document. Component schemas keep their names. */
export class ComponentNames {
  /** By the JSON pointer of the schema. The schemas of `components` come first. */
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(document: OpenapiDocument) {
    const schemas = atPath(document.root, ['components', 'schemas']);
    const entries = schemas ? members(schemas) : [];
    // Names that are valid as they are must not lose them to a name that is adapted.
    for (const isKept of [true, false])
      for (const [name, { path }] of entries) if ((adapted(name) === name) === isKept) this.add(path, name);
  }

  /** The name of a schema anywhere in the document. */
  nameOf({ path }: OpenapiNode): string {
    return this.names.get(toPointer(path)) ?? this.add(path, path.filter(isTelling).join('-'));
  }

  private add(path: readonly string[], preferred: string): string {
    const name = uniqueName(adapted(preferred), (candidate) => this.taken.has(candidate), '-');
    this.taken.add(name);
    this.names.set(toPointer(path), name);
    return name;
  }
}

/** AsyncAPI allows these characters in the name of a component. */
function adapted(name: string): string {
  return name.replace(/[^\w.-]+/g, '-') || 'schema';
}

/** Whether a token of a path tells something about the schema there. */
function isTelling(token: string): boolean {
  return !['components', 'content', 'schema'].includes(token) && !token.includes('/json');
}
