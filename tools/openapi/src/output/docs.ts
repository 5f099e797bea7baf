import { isMapping } from '@hookbook/contract/data';
import { items, member, type OpenapiNode, text } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';

/** A link of an OpenAPI object, as a field of an AsyncAPI object. AsyncAPI requires an absolute URL. */
export function externalDocs(owner: OpenapiNode, reporter: Reporter): { externalDocs?: object } {
  const docs = member(owner, 'externalDocs');
  if (!docs) return {};
  const url = text(member(docs, 'url'));
  const description = text(member(docs, 'description'));
  if (isUrl(url)) return { externalDocs: { ...(description !== '' && { description }), url } };
  reporter.warn(docs, `A link is left out: ${JSON.stringify(url)} is not an absolute URL.`, 'Write the complete URL.');
  return {};
}

export function isUrl(url: string): boolean {
  return URL.canParse(url) && /^[a-z][a-z0-9+.-]*:[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/i.test(url);
}

/** The tags with the given names, with what the document says about them. */
export function tagsNamed({ root }: OpenapiDocument, names: readonly string[], reporter: Reporter): object[] {
  const declared = new Map(items(member(root, 'tags')).map((tag) => [text(member(tag, 'name')), tag]));
  return [...new Set(names)].map((name) => {
    const tag = declared.get(name);
    const description = text(tag && member(tag, 'description'));
    return { name, ...(description !== '' && { description }), ...(tag && externalDocs(tag, reporter)) };
  });
}

/** The names of the tags of an operation. */
export function tagNames(operation: OpenapiNode): string[] {
  return items(member(operation, 'tags'))
    .map(text)
    .filter((name) => name !== '');
}

/** The fields of an object that are texts and not empty, in the given order. */
export function textFields(node: OpenapiNode | undefined, names: readonly string[]): Record<string, string> {
  if (!node || !isMapping(node.value)) return {};
  const entries = names.map((name) => [name, text(member(node, name))] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}
