import { uniqueName } from '@hookbook/contract/text';
import { definitionTypeName, pascalCase } from '../normalise/naming/names.ts';
import { nameTextOf } from '../normalise/schema/definitionNames.ts';
import type { ScopedSchema } from '../normalise/schema/scope.ts';
import { identityOf, members, rootNode, type SpecNode } from '../spec/file/specNode.ts';
import { getPath } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { schemaIdentity } from './schemaIdentity.ts';

/** Names the components of a bundle. Components of the root document keep their names. */
export class ComponentNames {
  private readonly document: SpecDocument;
  private readonly taken: Set<string>;
  private readonly names = new Map<string, string>();

  constructor(document: SpecDocument) {
    const components = getPath(document, rootNode(document.root), 'components', 'schemas');
    this.document = document;
    this.taken = new Set(components ? members(components).map(([name]) => name) : []);
  }

  /** The name of a schema that a channel refers to. `isNew` if the bundle has no component of that name yet. */
  nameOf(schema: ScopedSchema, channel: string): { readonly name: string; readonly isNew: boolean } {
    const identity = schemaIdentity(this.document, schema);
    const isUnscoped = identity === identityOf(schema.node);
    const existing =
      this.names.get(identity) ?? (isUnscoped ? rootComponentName(this.document, schema.node) : undefined);
    if (existing !== undefined) return { name: existing, isNew: false };
    const preferred = `${pascalCase(channel)}${definitionTypeName(nameTextOf(schema.node))}`;
    const name = uniqueName(preferred, (candidate) => this.taken.has(candidate));
    this.names.set(identity, name);
    this.taken.add(name);
    return { name, isNew: true };
  }
}

/** The name of a schema directly under `components/schemas` of the root document. */
function rootComponentName({ root }: SpecDocument, { file, path }: SpecNode): string | undefined {
  const [components, schemas, name, ...rest] = path;
  const isComponent = file === root && components === 'components' && schemas === 'schemas' && rest.length === 0;
  return isComponent ? name : undefined;
}
