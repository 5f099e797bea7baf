import { toPointer } from '@hookbook/contract/data';
import { pascalCase, uniqueName } from '@hookbook/contract/text';
import { definitionTypeName } from '@hookbook/normaliser/naming/names';
import { nameTextOf } from '@hookbook/normaliser/schema/definitionNames';
import type { ScopedSchema } from '@hookbook/normaliser/schema/scope';
import { identityOf, members, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { schemaIdentity } from './schemaIdentity.ts';

interface Component {
  /** Below `#/components/schemas`. */
  readonly pointer: string;
  /** The name of the component, if the bundle has none of that name yet. */
  readonly isNew?: string;
}

/** Names the components of a bundle. Components of the root document keep their names. */
export class ComponentNames {
  private readonly document: SpecDocument;
  private readonly taken: Set<string>;
  private readonly pointers = new Map<string, string>();

  constructor(document: SpecDocument) {
    const components = getPath(document, rootNode(document.root), 'components', 'schemas');
    this.document = document;
    this.taken = new Set(components ? members(components).map(([name]) => name) : []);
  }

  /** The component for a schema that a channel refers to. */
  nameOf(schema: ScopedSchema, channel: string): Component {
    const identity = schemaIdentity(this.document, schema);
    const isUnscoped = identity === identityOf(schema.node);
    const existing =
      this.pointers.get(identity) ?? (isUnscoped ? rootComponent(this.document, schema.node) : undefined);
    if (existing !== undefined) return { pointer: existing };
    const preferred = `${pascalCase(channel)}${definitionTypeName(nameTextOf(schema.node))}`;
    const name = uniqueName(preferred, (candidate) => this.taken.has(candidate));
    this.pointers.set(identity, name);
    this.taken.add(name);
    return { pointer: name, isNew: name };
  }
}

/** The pointer to a schema directly under `components/schemas` of the root document, or in an object with a format there. */
function rootComponent({ root }: SpecDocument, { file, path }: SpecNode): string | undefined {
  const [components, schemas, name, ...rest] = path;
  if (file !== root || components !== 'components' || schemas !== 'schemas' || name === undefined) return undefined;
  const isComponent = rest.length === 0 || (rest.length === 1 && rest[0] === 'schema');
  return isComponent ? toPointer([name, ...rest]).slice(1) : undefined;
}
