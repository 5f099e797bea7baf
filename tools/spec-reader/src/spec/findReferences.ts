import { isMapping } from '@hookbook/contract/data';
import { KEYWORDS } from '@hookbook/contract/schema';
import { EXAMPLE_PARTS, type KeyContent, WEBHOOK_PARTS } from './asyncapiKeys.ts';
import { ASYNCAPI, type DocumentFormat } from './documentFormat.ts';
import type { SpecFile } from './file/specFile.ts';
import { rootNode, type SpecNode } from './file/specNode.ts';

/** Every object in a node whose `$ref` is a string, except in data such as `const`, `enum` and extensions. */
export function findReferences(root: SpecNode): SpecNode[] {
  const references: SpecNode[] = [];
  visitReferences(root, ASYNCAPI, (path, value, keyword) => {
    if (keyword === '$ref') references.push({ file: root.file, path: [...path], value });
  });
  return references;
}

/** The text of every reference in a file. */
export function referencesIn(file: SpecFile, format: DocumentFormat): Set<string> {
  const references = new Set<string>();
  visitReferences(rootNode(file), format, (_, value, keyword) => references.add(String(value[keyword])));
  return references;
}

type OnReference = (path: readonly string[], value: Readonly<Record<string, unknown>>, keyword: string) => void;

function visitReferences(root: SpecNode, { contentOf }: DocumentFormat, onReference: OnReference): void {
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
    if (isNameMap ? isReference(value) : typeof value.$ref === 'string') onReference(path, value, '$ref');
    for (const [key, child] of Object.entries(value)) {
      if (typeof child !== 'object') continue;
      const content = isNameMap ? 'object' : contentOf(key);
      if (content !== 'data') inside(key, () => visitContent(content, key, child, isNameMap));
    }
  };
  const visitContent = (content: KeyContent, key: string, child: unknown, isNameMap: boolean): void => {
    if (content === 'examples') visitExamples(child);
    else if (content === 'examples by name') visit(Array.isArray(child) ? undefined : child, true);
    else if (content === 'data or reference') visitPart(child);
    else if (content === 'discriminator') visitMapping(child);
    else if (content === 'webhook') visitParts(child, WEBHOOK_PARTS);
    else if (content === 'entries') visitParts(child, Object.keys(child ?? {}));
    else visit(child, !isNameMap && (content.endsWith('by name') || isMapKeyword(key)));
  };
  /** The payload and headers of a message example may be in a separate file; everything else in it is data. */
  const visitExamples = (examples: unknown): void => {
    if (!Array.isArray(examples)) return;
    for (const [index, example] of examples.entries()) inside(String(index), () => visitParts(example, EXAMPLE_PARTS));
  };
  const visitParts = (parent: unknown, parts: readonly string[]): void => {
    for (const part of parts) if (isMapping(parent)) inside(part, () => visitPart(parent[part]));
  };
  const visitPart = (content: unknown): void => {
    if (isReference(content)) onReference(path, content, '$ref');
  };
  const visitMapping = (discriminator: unknown): void => {
    const mapping = isMapping(discriminator) ? discriminator.mapping : undefined;
    for (const key of mappedReferences(mapping))
      inside('mapping', () => onReference(path, mapping as Readonly<Record<string, unknown>>, key));
  };
  visit(root.value, false);
}

/** The keys of a discriminator's mapping whose values are references. The others are names of components. */
export function mappedReferences(mapping: unknown): string[] {
  if (!isMapping(mapping)) return [];
  return Object.entries(mapping).flatMap(([key, value]) =>
    typeof value === 'string' && /[#/]|\.(json|ya?ml)$/i.test(value) ? [key] : [],
  );
}

/** Whether the value of a keyword maps names to schemas. */
function isMapKeyword(keyword: string): boolean {
  const kind = KEYWORDS.get(keyword)?.kind;
  return kind === 'schema map' || kind === 'dependencies';
}

/** Whether a value is an object whose only member is a `$ref`. */
export function isReference(value: unknown): value is { readonly $ref: string } {
  return isMapping(value) && typeof value.$ref === 'string' && Object.keys(value).length === 1;
}
