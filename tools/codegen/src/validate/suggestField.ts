import specs from '@asyncapi/specs';
import { isMapping } from '@hookbook/contract/data';
import { didYouMean } from '../diagnostics/suggest.ts';
import { member, rootNode, type SpecNode } from '../spec/file/specNode.ts';
import type { SpecDocument } from '../spec/specDocument.ts';

/** A field of AsyncAPI that a misspelt one most likely stands for. */
export function suggestField(document: SpecDocument, node: SpecNode): string {
  const name = node.path.at(-1) ?? '';
  const parent = node.path
    .slice(0, -1)
    .reduce<SpecNode>((at, token) => member(at, token) ?? at, rootNode(node.file)).value;
  const others = isMapping(parent) ? Object.keys(parent).filter((key) => key !== name && !key.startsWith('x-')) : [];
  const version = String(member(rootNode(document.root), 'asyncapi')?.value);
  const fields = objectFields(version).filter((known) => others.every((other) => known.includes(other)));
  return didYouMean(name, new Set(fields.flat().filter((field) => !others.includes(field))));
}

/** For each kind of object in a version of AsyncAPI, the names of its fields. */
function objectFields(version: string): string[][] {
  const schema = (specs.schemas as Readonly<Record<string, { definitions?: Record<string, unknown> } | undefined>>)[
    version
  ];
  const objects = [schema, ...Object.values(schema?.definitions ?? {})];
  return objects.flatMap((each) => {
    const properties = isMapping(each) ? each.properties : undefined;
    return isMapping(properties) ? [Object.keys(properties)] : [];
  });
}
