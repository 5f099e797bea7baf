import { KEYWORDS } from '../dialect/keywords.ts';
import { isMapping, type SpecNode } from './specNode.ts';

/** Keys of AsyncAPI under which the keys are names of the author's choice, and not fields. */
export const OBJECT_NAMES: ReadonlySet<string> = new Set([
  'channels', 'operations', 'servers', 'messages', 'parameters', 'securitySchemes', 'serverVariables', 'variables',
  'replies', 'replyAddresses', 'correlationIds', 'operationTraits', 'messageTraits',
]); // biome-ignore format: a list reads better dense

const SCHEMA_NAMES = Object.values(KEYWORDS)
  .flatMap((table) => Object.entries(table))
  .flatMap(([keyword, kind]) => (kind === 'schema map' || kind === 'dependencies' ? [keyword] : []));

const NAMES: ReadonlySet<string> = new Set([...OBJECT_NAMES, 'schemas', ...SCHEMA_NAMES]);

/** Keys under which everything is data, where a member called `$ref` means nothing. */
export const DATA = new Set(['const', 'enum', 'default', 'example']);

/** Every place of a file that holds a `$ref`: objects whose `$ref` is a string and that are not data. */
export function findReferences(root: SpecNode): SpecNode[] {
  const found: SpecNode[] = [];
  const visit = (value: unknown, path: readonly string[], names: boolean): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, [...path, String(index)], false);
      return;
    }
    if (!isMapping(value)) return;
    if (!names && typeof value.$ref === 'string') found.push({ file: root.file, path, value });
    for (const [key, child] of Object.entries(value)) {
      if (!names && (DATA.has(key) || key.startsWith('x-'))) continue;
      if (!names && key === 'examples') visitExamples(child, [...path, key]);
      else visit(child, [...path, key], !names && NAMES.has(key));
    }
  };
  /** The payload or headers of a message example may stand in a file of their own; what they hold is data. */
  const visitExamples = (value: unknown, path: readonly string[]): void => {
    if (!Array.isArray(value)) return;
    for (const [index, example] of value.entries()) {
      for (const part of ['payload', 'headers']) {
        const content = isMapping(example) ? example[part] : undefined;
        if (isReference(content)) found.push({ file: root.file, path: [...path, String(index), part], value: content });
      }
    }
  };
  visit(root.value, root.path, false);
  return found;
}

/** An object that is nothing but a reference. */
export function isReference(value: unknown): value is { readonly $ref: string } {
  return isMapping(value) && typeof value.$ref === 'string' && Object.keys(value).length === 1;
}
