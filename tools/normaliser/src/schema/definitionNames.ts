import { compareText, isMapping } from '@hookbook/contract/data';
import { disambiguate } from '@hookbook/contract/text';
import type { SpecFile } from '@hookbook/spec-reader/spec/file/specFile';
import { identityOf, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { enclosingScope } from '@hookbook/spec-reader/spec/resources';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import type { NameUse } from '../naming/collisions.ts';
import { definitionTypeName, isName } from '../naming/names.ts';
import { DEFINITION_MAPS } from './definitionMaps.ts';
import { type ScopedSchema, scopedIdentity } from './scope.ts';

interface DefinitionNames {
  /** One for each schema, in the same order. */
  readonly names: readonly string[];
  readonly collisions: readonly NameCollision[];
}

/** A schema that did not get the name that follows from its place, because something else has it. */
export interface NameCollision {
  readonly name: string;
  /** The name that the schema got. */
  readonly given: string;
  readonly node: SpecNode;
  /** What has the name. */
  readonly owner: NameUse;
}

/**
 * Names schemas of which no two are equal, with names that nothing else has. The names do not depend on the order of the
 * schemas.
 */
export function nameDefinitions(
  document: SpecDocument,
  schemas: readonly ScopedSchema[],
  reserved: readonly NameUse[],
): DefinitionNames {
  const names = preferredNames(document, schemas);
  const owners = new Map(reserved.map((use) => [use.name, use]));
  const collisions: NameCollision[] = [];
  for (const { index, node, identity } of sortByIdentity(schemas)) {
    const name = names[index] ?? '';
    const owner = owners.get(name);
    const given = owner ? disambiguate(name, identity) : name;
    if (owner) collisions.push({ name, given, node, owner });
    owners.set(given, { name: given, owner: `definition "${given}"`, node });
    names[index] = given;
  }
  return { names, collisions };
}

function preferredNames(document: SpecDocument, schemas: readonly ScopedSchema[]): string[] {
  const variants = countBy(schemas, ({ node }) => identityOf(node));
  return schemas.map((schema) => {
    const text = nameTextOf(schema.node);
    const hasVariants = variants.get(identityOf(schema.node)) !== 1;
    return definitionTypeName(hasVariants ? `${text} ${variantSuffix(document, schema)}` : text);
  });
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function sortByIdentity(schemas: readonly ScopedSchema[]): { index: number; node: SpecNode; identity: string }[] {
  return schemas
    .map((schema, index) => ({ index, node: schema.node, identity: scopedIdentity(schema) }))
    .sort((a, b) => compareText(a.identity, b.identity));
}

/** Distinguishes variants of one schema: by the resources that its `$dynamicRef`s resolve to, and by its dialect. */
function variantSuffix(document: SpecDocument, { node, scope }: ScopedSchema): string {
  const { resource } = enclosingScope(document.resources, node);
  const anchors = [...scope.dynamicAnchors.values()];
  const targets = new Set(anchors.map((anchor) => enclosingScope(document.resources, anchor).resource));
  const others = [...targets].filter((target) => target !== resource).map((target) => nameTextOf(target.node));
  const dialect = scope.language.dialect === '2020-12' ? [] : [scope.language.dialect.replace('-', ' ')];
  return [...others.sort(compareText).flatMap((name) => ['in', name]), ...dialect].join(' ');
}

/**
 * `schemas/wallet-provider.yaml` → `wallet-provider`; `#/components/schemas/User` → `User`; `#/$defs/list/$defs/item` →
 * `list item`; `user.yaml#/properties/address` → `user address`.
 */
export function nameTextOf({ file, path, value }: SpecNode): string {
  const chosen = isMapping(value) ? value['x-name'] : undefined;
  if (typeof chosen === 'string' && isName(chosen)) return chosen;
  const root = path.findLastIndex((key, index) => SCHEMA_ROOTS.has(key) && !isInNamedSchema(path, index));
  const pathInSchema = path.slice(root + 1);
  const isDefinition = pathInSchema.slice(0, -1).some((key) => DEFINITION_MAPS.has(key));
  return isDefinition && !isResolvedByUri(file.uri)
    ? nameWords(pathInSchema).join(' ')
    : [fileText(file), ...nameWords(path)].join(' ');
}

/** Whether a key is a name itself, or the `schema` of a Multi Format Schema Object, which has a name. */
function isInNamedSchema(path: readonly string[], index: number): boolean {
  const isMultiFormat = path[index] === 'schema' && DEFINITION_MAPS.has(path[index - 2] ?? '');
  return isMultiFormat || NAME_MAPS.has(path[index - 1] ?? '');
}

/** Leaves out structural keys, except where they are names themselves, such as a property called `items`. */
function nameWords(path: readonly string[]): readonly string[] {
  const words: string[] = [];
  let isName = false;
  for (const key of path) {
    if (isName || !STRUCTURAL_KEYS.has(key)) words.push(key);
    isName = !isName && NAME_MAPS.has(key);
  }
  return words;
}

const SCHEMA_ROOTS = new Set(['payload', 'headers', 'schema']);
const NAME_MAPS = new Set([...DEFINITION_MAPS, 'properties', 'messages', 'channels']);
const STRUCTURAL_KEYS = new Set([...NAME_MAPS, 'items', 'allOf', 'anyOf', 'oneOf', 'payload', 'schema', 'components']);

/** The name of a file without its folder and extension, or the path of a URI. */
function fileText({ name, uri }: SpecFile): string {
  const path = isResolvedByUri(uri) ? uri.replace(/^[a-z]+:(\/\/[^/]*)?/i, '') : (name.split('/').at(-1) ?? '');
  return path.replace(/(\.schema)?\.[a-z]+$/i, '');
}

function isResolvedByUri(uri: string): boolean {
  return !uri.startsWith('spec:');
}
