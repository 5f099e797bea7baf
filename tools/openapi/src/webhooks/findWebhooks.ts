import { isMapping } from '@hookbook/contract/data';
import { entries, fields, member, members, type OpenapiNode, text } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { referenceOf, resolve } from '../document/resolve.ts';
import { operationsOf } from './pathItem.ts';

/** An entry of `webhooks`, `x-webhooks` or of the `callbacks` of an operation. */
export interface WebhookEntry {
  /** As published, without a leading slash: some documents write webhooks like paths. */
  readonly name: string;
  /** A path item, or a `$ref` to one. */
  readonly pathItem: OpenapiNode;
  /** The operation that a callback belongs to, e.g. `createOrder` or `post /orders`. */
  readonly owner?: string;
}

/** Finds the webhooks of a document, in its order. Reports what should contain webhooks and cannot. */
export function findWebhooks(document: OpenapiDocument, reporter: Reporter): WebhookEntry[] {
  const webhooks = members(document.root).flatMap(([key, node]) => {
    if (key === 'webhooks' || key === 'x-webhooks') return webhooksIn(node, reporter);
    return key === 'paths' ? callbacksIn(document, node, reporter) : [];
  });
  if (webhooks.length === 0) {
    const message = 'The document has no webhooks: `webhooks`, `x-webhooks` and the callbacks of its paths are empty.';
    reporter.error(document.root, message, 'Import the document that describes the webhooks.');
  }
  return webhooks;
}

function webhooksIn(node: OpenapiNode, reporter: Reporter): WebhookEntry[] {
  if (isMapping(node.value))
    return entries(node)
      .filter(([key, entry]) => !key.startsWith('x-') || referenceOf(entry) || operationsOf(entry).length > 0)
      .map(([key, pathItem]) => ({ name: key.replace(/^\/(?=.)/, ''), pathItem }));
  reporter.error(node, `${node.path.join('')} is not an object.`, 'Map the name of each webhook to a path item.');
  return [];
}

function callbacksIn(document: OpenapiDocument, paths: OpenapiNode, reporter: Reporter): WebhookEntry[] {
  return fields(paths).flatMap(([path, entry]) => {
    const pathItem = resolve(document, entry);
    if ('failure' in pathItem) return [];
    return operationsOf(pathItem.node).flatMap(([method, operation]) => {
      const owner = text(member(operation, 'operationId')) || `${method} ${path}`;
      return callbacksOf(document, operation, reporter).map((callback) => ({ ...callback, owner }));
    });
  });
}

/** A callback maps the URL, as a runtime expression, to a path item. */
function callbacksOf(document: OpenapiDocument, operation: OpenapiNode, reporter: Reporter): WebhookEntry[] {
  return entries(member(operation, 'callbacks')).flatMap(([name, entry]) => {
    const callback = resolve(document, entry);
    if ('node' in callback) return fields(callback.node).map(([, pathItem]) => ({ name, pathItem }));
    const { reference, message, fix } = callback.failure;
    reporter.error(reference, `Callback "${name}" is not imported: ${message}`, fix);
    return [];
  });
}
