import type { Definition } from '../../contract.ts';
import { compareText, type Diagnostic, problem } from '../../diagnostic.ts';
import { follow, type SpecDocument } from '../../load/specDocument.ts';
import { identityOf, placeOf, type SpecNode, sourceOf } from '../../load/specNode.ts';
import type { Schema } from '../../schema.ts';
import { definitionName } from '../names.ts';
import { canonicalSchema, type Refer } from './canonical.ts';
import type { Dialect } from './dialect.ts';

/** Collects the shared shapes of one provider while its schemas are made canonical. */
export interface Definitions {
  readonly canonical: (node: SpecNode, dialect: Dialect) => Schema;
  /** Everything referred to so far, sorted by name. */
  readonly list: () => Definition[];
  /** The schemas of the spec behind the list, in the order they were met. */
  readonly nodes: () => readonly { readonly name: string; readonly node: SpecNode; readonly dialect: Dialect }[];
  readonly diagnostics: () => readonly Diagnostic[];
}

export function collectDefinitions(document: SpecDocument): Definitions {
  const byIdentity = new Map<string, { name: string; node: SpecNode; dialect: Dialect; schema: Schema }>();
  const byName = new Map<string, SpecNode>();
  const diagnostics: Diagnostic[] = [];

  const refer: Refer = (reference, dialect) => {
    const node = follow(document, reference);
    const identity = `${dialect} ${identityOf(node)}`;
    const known = byIdentity.get(identity);
    if (known) return { $ref: `#/$defs/${known.name}` };
    const name = definitionName(nameTextOf(node));
    const holder = byName.get(name);
    if (holder) diagnostics.push(clash(name, node, holder));
    byName.set(name, node);
    const entry = { name, node, dialect, schema: true as Schema };
    byIdentity.set(identity, entry);
    entry.schema = canonicalSchema(node, dialect, refer);
    return { $ref: `#/$defs/${name}` };
  };

  return {
    canonical: (node, dialect) => canonicalSchema(node, dialect, refer),
    list: () =>
      [...byIdentity.values()]
        .map(({ name, node, schema }) => ({ name, schema, source: sourceOf(node) }))
        .sort((a, b) => compareText(a.name, b.name)),
    nodes: () => [...byIdentity.values()],
    diagnostics: () => diagnostics,
  };
}

function clash(name: string, node: SpecNode, holder: SpecNode): Diagnostic {
  const other = placeOf(holder);
  return problem('name-clash', placeOf(node), `Two shared schemas of one provider would both be called ${name}.`, {
    related: [{ message: `the other ${name}`, file: other.file, range: other.range }],
  });
}

/** `schemas/wallet-provider.yaml` → `wallet-provider`; `#/components/schemas/User` → `User`; `user.yaml#/properties/address` → `user address`. */
export function nameTextOf(node: SpecNode): string {
  const file = (node.file.name.split('/').at(-1) ?? '').replace(/(\.schema)?\.[a-z]+$/i, '');
  const holder = node.path.findLastIndex((token) => HOLDERS.has(token));
  if (node.path.length === 0) return file;
  if (holder >= 0 && holder < node.path.length - 1)
    return node.path
      .slice(holder + 1)
      .filter(isName)
      .join(' ');
  return [file, ...node.path.filter(isName)].join(' ');
}

const HOLDERS = new Set(['schemas', '$defs', 'definitions']);
const STRUCTURE = new Set([
  'properties',
  'items',
  'allOf',
  'anyOf',
  'oneOf',
  'payload',
  'schema',
  'messages',
  'components',
  'channels',
]);

function isName(token: string): boolean {
  return !STRUCTURE.has(token);
}
