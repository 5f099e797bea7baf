import { isMapping } from '@hookbook/contract/data';
import { fields, member, type OpenapiNode } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { resolve } from '../document/resolve.ts';

/** A path item with its operations, in the order of the document. */
export interface PathItem {
  readonly node: OpenapiNode;
  readonly operations: readonly (readonly [method: string, OpenapiNode])[];
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** Reads a path item that sends webhooks. Reports why, if it has no operation that can be imported. */
export function readPathItem(
  document: OpenapiDocument,
  entry: OpenapiNode,
  name: string,
  reporter: Reporter,
): PathItem | undefined {
  const resolution = resolve(document, entry);
  if ('failure' in resolution) {
    const { reference, message, fix } = resolution.failure;
    reporter.error(reference, `Webhook "${name}" is not imported: ${message}`, fix);
    return undefined;
  }
  const { node } = resolution;
  if (node !== entry && operationsOf(entry).length > 0) {
    const message = `The operations beside the \`$ref\` of webhook "${name}" are left out.`;
    reporter.warn(entry, message, 'Move them to the path item that it refers to.');
  }
  const operations = operationsOf(node);
  for (const [method, operation] of operations)
    if (!isMapping(operation.value))
      reporter.error(
        operation,
        `Webhook "${name}" is not imported: ${method} is not an object.`,
        'Describe the operation.',
      );
  if (operations.length === 0)
    reporter.error(entry, `Webhook "${name}" is not imported: it has no operation.`, 'Add a `post` operation.');
  return { node, operations: operations.filter(([, operation]) => isMapping(operation.value)) };
}

/** The operations of a path item, objects or not. From OpenAPI 3.2 on, it has others by their method. */
export function operationsOf(pathItem: OpenapiNode): (readonly [string, OpenapiNode])[] {
  const others = fields(member(pathItem, 'additionalOperations'));
  const additional = others.map(([method, operation]) => [method.toLowerCase(), operation] as const);
  return [...fields(pathItem).filter(([method]) => METHODS.has(method)), ...additional];
}
