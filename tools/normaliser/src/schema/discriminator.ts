import { compareText, isMapping } from '@hookbook/contract/data';
import type { Discriminator, Schema } from '@hookbook/contract/schema';
import { identityOf, member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { resolveChain, resolveReference } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { DEFINITION_MAPS } from './definitionMaps.ts';
import type { MutableSchema } from './rewrites.ts';
import { schemaIn } from './scope.ts';

/**
 * The `discriminator` of a union with every value that stands for a branch: the values of its `mapping`, and otherwise the
 * name of the schema. Undefined if fewer than two branches are references.
 */
export function canonicalDiscriminator(
  document: SpecDocument,
  node: SpecNode,
  { anyOf, oneOf }: MutableSchema,
): Discriminator | undefined {
  const propertyName = discriminatorProperty(node);
  const keyword = oneOf === undefined ? 'anyOf' : 'oneOf';
  const union = member(node, keyword);
  if (propertyName === undefined || !union || (anyOf !== undefined && oneOf !== undefined)) return undefined;
  const branches = members(union).flatMap(([index, branch]) => {
    const { $ref } = ((oneOf ?? anyOf) as readonly Schema[])[Number(index)] as { $ref?: string };
    return $ref === undefined ? [] : [{ $ref, schema: schemaIn(resolveChain(document, branch)) }];
  });
  if (branches.length < 2) return undefined;
  const entries = branches.flatMap(({ $ref, schema }) =>
    discriminatorValues(document, node, schema).map((value) => [value, $ref] as const),
  );
  return { propertyName, mapping: Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b))) };
}

/** The property that the `discriminator` of a schema names: in AsyncAPI directly, in OpenAPI with a mapping. */
export function discriminatorProperty(node: SpecNode): string | undefined {
  const discriminator = isMapping(node.value) ? node.value.discriminator : undefined;
  const name = isMapping(discriminator) ? discriminator.propertyName : discriminator;
  return typeof name === 'string' ? name : undefined;
}

/** The values that stand for a schema in a `discriminator`: those that are mapped to it, or else its name. */
export function discriminatorValues(document: SpecDocument, node: SpecNode, schema: SpecNode): readonly string[] {
  const discriminator = member(node, 'discriminator');
  const mapping = discriminator && isMapping(discriminator.value) ? member(discriminator, 'mapping') : undefined;
  const name = componentName(schema);
  const mapped = mapping
    ? members(mapping).filter(([value, target]) => {
        const resolved = resolveReference(document, { node: mapping, keyword: value });
        return resolved
          ? identityOf(schemaIn(resolveChain(document, resolved))) === identityOf(schema)
          : target.value === name;
      })
    : [];
  return mapped.length > 0 ? mapped.map(([value]) => value) : name === undefined ? [] : [name];
}

/** The name under which a document lists a schema, which may be the `schema` of a Multi Format Schema Object. */
function componentName({ path }: SpecNode): string | undefined {
  const ofFormat = path.at(-1) === 'schema' && DEFINITION_MAPS.has(path.at(-3) ?? '') ? path.at(-2) : undefined;
  return ofFormat ?? (DEFINITION_MAPS.has(path.at(-2) ?? '') ? path.at(-1) : undefined);
}
