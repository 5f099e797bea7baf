import { isMapping } from '@hookbook/contract/data';
import { KEYWORDS } from '@hookbook/contract/schema';
import { contentOf, EXAMPLE_PARTS, WEBHOOK_PARTS } from './asyncapiKeys.ts';
import type { SpecNode } from './file/specNode.ts';

/** Every object in a node whose `$ref` is a string, except in data such as `const`, `enum` and extensions. */
export function findReferences(root: SpecNode): SpecNode[] {
  const references: SpecNode[] = [];
  // One list for all values, because only few of them are references.
  const path = [...root.path];
  const inside = (key: string, visitInside: () => void): void => {
    path.push(key);
    visitInside();
    path.pop();
  };
  const visit = (value: unknown, isNameMap: boolean): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) inside(String(index), () => visit(item, false));
      return;
    }
    if (!isMapping(value)) return;
    if (!isNameMap && typeof value.$ref === 'string') references.push({ file: root.file, path: [...path], value });
    for (const [key, child] of Object.entries(value)) {
      if (typeof child !== 'object') continue;
      const content = isNameMap ? 'object' : contentOf(key);
      if (content === 'data') continue;
      if (content === 'examples') inside(key, () => visitExamples(child));
      else if (content === 'webhook') inside(key, () => visitParts(child, WEBHOOK_PARTS));
      else if (content === 'entries') inside(key, () => visitParts(child, Object.keys(child ?? {})));
      else inside(key, () => visit(child, !isNameMap && isMapByName(key)));
    }
  };
  /** The payload and headers of a message example may be in a separate file; everything else in it is data. */
  const visitExamples = (examples: unknown): void => {
    if (!Array.isArray(examples)) return;
    for (const [index, example] of examples.entries()) inside(String(index), () => visitParts(example, EXAMPLE_PARTS));
  };
  const visitParts = (parent: unknown, parts: readonly string[]): void => {
    for (const part of parts) {
      const content = isMapping(parent) ? parent[part] : undefined;
      if (isReference(content)) references.push({ file: root.file, path: [...path, part], value: content });
    }
  };
  visit(root.value, false);
  return references;
}

/** Whether the value of a key maps names to objects. The key may belong to an AsyncAPI object or to a schema. */
function isMapByName(key: string): boolean {
  const kind = KEYWORDS.get(key)?.kind;
  return contentOf(key).endsWith('by name') || kind === 'schema map' || kind === 'dependencies';
}

/** Whether a value is an object whose only member is a `$ref`. */
export function isReference(value: unknown): value is { readonly $ref: string } {
  return isMapping(value) && typeof value.$ref === 'string' && Object.keys(value).length === 1;
}
