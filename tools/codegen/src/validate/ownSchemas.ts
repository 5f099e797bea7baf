import { isMapping } from '@hookbook/contract/data';
import { dialectOf } from '@hookbook/spec-reader/dialect/schemaFormat';
import { identityOf, member, members, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { reachableFrom } from '@hookbook/spec-reader/spec/reachable';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';

/**
 * Finds out whether Hookbook alone decides about a value. `@asyncapi/parser` refuses what OpenAPI 3.0 does not have, such as
 * `const`, in schemas that say they are of that version, and OpenAPI's form of `discriminator` in others. Many documents
 * have both; Hookbook reads them, and reports what it ignores.
 */
export function decidesAlone(document: SpecDocument): (node: SpecNode) => boolean {
  let identities: ReadonlySet<string> | undefined;
  return (node) => {
    if (isOpenapiDiscriminator(node)) return true;
    identities ??= openapiSchemas(document);
    const found = identities;
    return node.path.some((_, length) => found.has(identityOf({ ...node, path: node.path.slice(0, length + 1) })));
  };
}

function isOpenapiDiscriminator({ path, value }: SpecNode): boolean {
  return path.at(-1) === 'discriminator' && isMapping(value) && typeof value.propertyName === 'string';
}

/** The identities of all schemas in the format of OpenAPI 3.0, and of those that they refer to. */
function openapiSchemas(document: SpecDocument): ReadonlySet<string> {
  const files = [...document.files.values()].filter(({ text }) => /vnd\.oai\.openapi/i.test(text));
  const schemas = files.flatMap((file) => formattedSchemas(rootNode(file)));
  const identities = new Set<string>();
  for (const schema of schemas)
    for (const reached of reachableFrom(document, schema)) if (reached) identities.add(identityOf(reached));
  return identities;
}

function formattedSchemas(node: SpecNode): SpecNode[] {
  const inside = members(node).flatMap(([, child]) => (typeof child.value === 'object' ? formattedSchemas(child) : []));
  const format = member(node, 'schemaFormat')?.value;
  if (typeof format !== 'string' || dialectOf(format) !== 'openapi-3.0') return inside;
  const schema = member(node, 'schema') ?? member(node, 'payload');
  return schema ? [schema, ...inside] : inside;
}
