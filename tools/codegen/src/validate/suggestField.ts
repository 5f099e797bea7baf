import specs from '@asyncapi/specs';
import { isMapping } from '@hookbook/contract/data';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { member, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';

/** Suggests a field for an unexpected one, from the AsyncAPI objects that have most of its sibling fields. */
export function suggestField(document: SpecDocument, node: SpecNode): string {
  const name = node.path.at(-1) ?? '';
  const siblings = siblingFields(node, name);
  const version = String(member(rootNode(document.root), 'asyncapi')?.value);
  const objects = objectFields(version).map((fields) => ({
    fields,
    known: siblings.filter((field) => fields.includes(field)).length,
  }));
  const mostKnown = Math.max(...objects.map(({ known }) => known));
  const candidates = objects.filter(({ known }) => known === mostKnown).map(({ fields }) => fields);
  return didYouMean(name, new Set(candidates.flat().filter((field) => field !== name && !siblings.includes(field))));
}

function siblingFields({ file, path }: SpecNode, name: string): string[] {
  const parent = path.slice(0, -1).reduce<SpecNode>((node, token) => member(node, token) ?? node, rootNode(file)).value;
  return isMapping(parent) ? Object.keys(parent).filter((key) => key !== name && !key.startsWith('x-')) : [];
}

type AsyncapiSchemas = Readonly<Record<string, { readonly definitions?: Record<string, unknown> } | undefined>>;

/** The field names of each kind of object in a version of AsyncAPI. */
function objectFields(version: string): string[][] {
  const schema = (specs.schemas as AsyncapiSchemas)[version];
  const objects: unknown[] = [schema, ...Object.values(schema?.definitions ?? {})];
  return objects.flatMap((object) => {
    const properties = isMapping(object) ? object.properties : undefined;
    return isMapping(properties) ? [Object.keys(properties)] : [];
  });
}
