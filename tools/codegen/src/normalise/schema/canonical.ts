import { isMapping, member, members, type SpecNode } from '../../load/specNode.ts';
import type { Schema, SchemaObject } from '../../schema.ts';
import type { Dialect } from './dialect.ts';
import { ANNOTATIONS, CANONICAL_ORDER } from './keywords.ts';
import { keywordKind } from './subschemas.ts';

/** Gives the canonical `$ref` for a schema that stands at a `$ref` of the spec. */
export type Refer = (reference: SpecNode, dialect: Dialect) => Schema;

type Draft = Record<string, unknown>;

/** Rewrites a schema of the spec into the canonical form. What cannot be understood is left out; checkSchema reports it. */
export function canonicalSchema(node: SpecNode, dialect: Dialect, refer: Refer): Schema {
  if (typeof node.value === 'boolean') return node.value;
  if (!isMapping(node.value)) return true;
  const { $ref, ...draft } = translate(node, dialect, refer);
  RULES.forEach((rule) => void rule(draft, dialect));
  if ($ref === undefined) return finish(draft);
  return withReference($ref as Schema, draft, dialect);
}

function translate(node: SpecNode, dialect: Dialect, refer: Refer): Draft {
  const inner = (each: SpecNode): Schema => canonicalSchema(each, dialect, refer);
  const draft: Draft = Object.create(null);
  for (const [keyword, value] of members(node)) {
    switch (keywordKind(keyword, dialect)) {
      case undefined:
        break;
      case 'reference':
        if (keyword === '$ref' && typeof value.value === 'string') draft.$ref = refer(node, dialect);
        break;
      case 'schema':
        draft[keyword] = inner(value);
        break;
      case 'schemas':
        if (Array.isArray(value.value)) draft[keyword] = members(value).map(([, each]) => inner(each));
        break;
      case 'schema or schemas':
        draft[keyword] = Array.isArray(value.value) ? members(value).map(([, each]) => inner(each)) : inner(value);
        break;
      case 'schema map':
        if (isMapping(value.value)) draft[keyword] = mapOf(value, inner);
        break;
      case 'dependencies':
        if (isMapping(value.value))
          draft[keyword] = mapOf(value, (each) => (Array.isArray(each.value) ? each.value : inner(each)));
        break;
      default:
        draft[keyword] = value.value;
    }
  }
  return draft;
}

/** Own keys stay own keys, `__proto__` included. */
function mapOf<T>(node: SpecNode, convert: (each: SpecNode) => T): Record<string, T> {
  return Object.fromEntries(members(node).map(([name, each]) => [name, convert(each)]));
}

/** Each rule makes one spelling of several into the canonical one. */
const RULES: readonly ((draft: Draft, dialect: Dialect) => void)[] = [
  function aListUnderItemsIsPrefixItems(draft, dialect) {
    if (dialect !== 'draft-07') return;
    const { items, additionalItems } = draft;
    delete draft.additionalItems;
    if (!Array.isArray(items)) return;
    draft.prefixItems = items;
    delete draft.items;
    if (additionalItems !== undefined) draft.items = additionalItems;
  },
  function dependenciesAreRequiredNamesOrSchemas(draft) {
    const entries = Object.entries((draft.dependencies ?? {}) as Record<string, unknown>);
    delete draft.dependencies;
    const lists = entries.filter(([, each]) => Array.isArray(each));
    const schemas = entries.filter(([, each]) => !Array.isArray(each));
    if (lists.length > 0)
      draft.dependentRequired = { ...(draft.dependentRequired as object), ...Object.fromEntries(lists) };
    if (schemas.length > 0)
      draft.dependentSchemas = { ...(draft.dependentSchemas as object), ...Object.fromEntries(schemas) };
  },
  function oneTypeIsNotAList(draft) {
    if (Array.isArray(draft.type) && draft.type.length === 1) draft.type = draft.type[0];
  },
  function thenAndElseNeedIf(draft) {
    if (draft.if !== undefined) return;
    delete draft.then;
    delete draft.else;
  },
  function minContainsAndMaxContainsNeedContains(draft) {
    if (draft.contains !== undefined) return;
    delete draft.minContains;
    delete draft.maxContains;
  },
  function anExtensibleEnumIsOfStrings(draft) {
    if (draft['x-extensible-enum'] !== undefined) draft.type ??= 'string';
  },
  function emptyPrefixItemsSayNothing(draft) {
    if (Array.isArray(draft.prefixItems) && draft.prefixItems.length === 0) delete draft.prefixItems;
  },
];

/** In draft-07 only annotations count beside a `$ref`; later everything does. */
function withReference(reference: Schema, draft: Draft, dialect: Dialect): Schema {
  const { allOf, ...rest } = draft;
  const kept = Object.entries(rest).filter(([keyword]) => dialect !== 'draft-07' || ANNOTATIONS.has(keyword));
  const others = dialect === 'draft-07' ? [] : ((allOf as Schema[] | undefined) ?? []);
  if (kept.length === 0 && others.length === 0) return reference;
  return finish({ ...Object.fromEntries(kept), allOf: [reference, ...others] });
}

/** Drops what no emitter may see and puts the keys in order. */
function finish(draft: Draft): Schema {
  const entries = CANONICAL_ORDER.filter((keyword) => draft[keyword] !== undefined).map(
    (keyword) => [keyword, draft[keyword]] as const,
  );
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === 'allOf' && (only[1] as Schema[]).length === 1)
    return (only[1] as Schema[])[0] ?? true;
  return Object.fromEntries(entries) as SchemaObject;
}

/** The value of `const`, or of an `enum` with one member, directly at a schema. */
export function pinnedValue(node: SpecNode): unknown {
  const constant = member(node, 'const');
  if (constant) return constant.value;
  const list = member(node, 'enum')?.value;
  return Array.isArray(list) && list.length === 1 ? list[0] : undefined;
}
