import { compareText } from '@hookbook/contract/data';
import type { SpecFile } from '../../spec/file/specFile.ts';
import { identityOf, type SpecNode } from '../../spec/file/specNode.ts';
import { enclosingScope } from '../../spec/resources.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';
import { definitionTypeName, disambiguate } from '../naming/names.ts';
import { identityIn, type Scoped } from './scope.ts';

/** What a class of equal shared schemas is called. */
interface Naming {
  /** In the order of the classes that were given. */
  readonly names: readonly string[];
  /** Different schemas that would have got the same name: each with the one that has it. */
  readonly clashes: readonly { readonly name: string; readonly node: SpecNode; readonly holder: SpecNode }[];
}

/** Names for shared schemas of which no two are equal. The order in which they were met makes no difference. */
export function nameDefinitions(document: SpecDocument, schemas: readonly Scoped[]): Naming {
  const versions = countBy(schemas, ({ node }) => identityOf(node));
  const names = schemas.map((each) => {
    const text = nameTextOf(each.node);
    const isOnly = versions.get(identityOf(each.node)) === 1;
    return definitionTypeName(isOnly ? text : `${text} ${variantSuffix(document, each)}`);
  });
  const holders = new Map<string, SpecNode>();
  const clashes: { name: string; node: SpecNode; holder: SpecNode }[] = [];
  for (const { index, node, identity } of byIdentity(schemas)) {
    const name = names[index] ?? '';
    const holder = holders.get(name);
    if (!holder) holders.set(name, node);
    else {
      clashes.push({ name, node, holder });
      names[index] = disambiguate(name, identity);
    }
  }
  return { names, clashes };
}

function countBy<T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return counts;
}

function byIdentity(schemas: readonly Scoped[]): { index: number; node: SpecNode; identity: string }[] {
  return schemas
    .map((scoped, index) => ({ index, node: scoped.node, identity: identityIn(scoped) }))
    .sort((a, b) => compareText(a.identity, b.identity));
}

/** What tells versions of one schema apart: where its `$dynamicRef`s lead, and its dialect. */
function variantSuffix(document: SpecDocument, { node, scope }: Scoped): string {
  const { resource } = enclosingScope(document.resources, node);
  const anchors = [...scope.dynamic.values()].map((anchor) => enclosingScope(document.resources, anchor).resource);
  const others = [...new Set(anchors)].filter((each) => each !== resource).map((each) => nameTextOf(each.node));
  const dialect = scope.language.dialect === 'draft-07' ? ['draft 07'] : [];
  return [...others.sort(compareText).flatMap((each) => ['in', each]), ...dialect].join(' ');
}

/**
 * `schemas/wallet-provider.yaml` → `wallet-provider`; `#/components/schemas/User` → `User`; `#/$defs/list/$defs/item` →
 * `list item`; `user.yaml#/properties/address` → `user address`.
 */
export function nameTextOf({ file, path }: SpecNode): string {
  const root = path.findLastIndex((token, index) => ROOTS.has(token) && !NAME_MAPS.has(path[index - 1] ?? ''));
  const inside = path.slice(root + 1);
  const isNamed = inside.some((token, index) => HOLDERS.has(token) && index < inside.length - 1);
  return isNamed && !isSupplied(file.uri)
    ? nameWords(inside).join(' ')
    : [fileText(file), ...nameWords(path)].join(' ');
}

/** Behind a keyword that holds names everything is a name, elsewhere all but the structure. */
function nameWords(path: readonly string[]): readonly string[] {
  const words: string[] = [];
  let isName = false;
  for (const token of path) {
    if (isName || !STRUCTURE.has(token)) words.push(token);
    isName = !isName && NAME_MAPS.has(token);
  }
  return words;
}

const ROOTS = new Set(['payload', 'headers', 'schema']);
const HOLDERS = new Set(['schemas', '$defs', 'definitions']);
const NAME_MAPS = new Set([...HOLDERS, 'properties', 'messages', 'channels']);
const STRUCTURE = new Set([...NAME_MAPS, 'items', 'allOf', 'anyOf', 'oneOf', 'payload', 'schema', 'components']);

/** A schema that was supplied by its URI is named by the whole of it. */
function fileText({ name, uri }: SpecFile): string {
  const path = isSupplied(uri) ? uri.replace(/^[a-z]+:(\/\/[^/]*)?/i, '') : (name.split('/').at(-1) ?? '');
  return path.replace(/(\.schema)?\.[a-z]+$/i, '');
}

function isSupplied(uri: string): boolean {
  return !uri.startsWith('spec:');
}
