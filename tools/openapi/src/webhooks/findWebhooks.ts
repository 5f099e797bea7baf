import { isMapping } from '@hookbook/contract/data';
import { entries, fields, member, members, type OpenapiNode, text } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { type Resolution, referenceOf, resolve } from '../document/resolve.ts';
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
    if (key === 'webhooks' || key === 'x-webhooks') return webhooksIn(document, node, reporter);
    return key === 'paths' ? callbacksIn(document, node, reporter) : [];
  });
  if (webhooks.length === 0) {
    const message = 'The document has no webhooks: `webhooks`, `x-webhooks` and the callbacks of its paths are empty.';
    reporter.error(document.root, message, 'Import the document that describes the webhooks.');
  }
  return webhooks;
}

function webhooksIn(document: OpenapiDocument, section: OpenapiNode, reporter: Reporter): WebhookEntry[] {
  const node = follow(document, section, 'Webhooks are not imported', reporter);
  if (!node) return [];
  if (isMapping(node.value))
    return entries(node)
      .filter(([key, entry]) => !key.startsWith('x-') || referenceOf(entry) || operationsOf(entry).length > 0)
      .map(([key, pathItem]) => ({ name: key.replace(/^\/(?=.)/, ''), pathItem }));
  reporter.error(section, `${section.path.join('')} is not an object.`, 'Map the name of each webhook to a path item.');
  return [];
}

function callbacksIn(document: OpenapiDocument, section: OpenapiNode, reporter: Reporter): WebhookEntry[] {
  const paths = follow(document, section, 'Callbacks are not imported', reporter);
  const pathItems = fields(paths).map(([path, entry]) => ({ path, resolution: resolve(document, entry) }));
  reportUnread(pathItems, reporter);
  return pathItems.flatMap(({ path, resolution }) => {
    if ('failure' in resolution) return [];
    return operationsOf(resolution.node).flatMap(([method, operation]) => {
      const owner = text(member(operation, 'operationId')) || `${method} ${path}`;
      return callbacksOf(document, operation, reporter).map((callback) => ({ ...callback, owner }));
    });
  });
}

/** One warning for all of them: a document without its other files may have hundreds. */
function reportUnread(
  pathItems: readonly { readonly path: string; readonly resolution: Resolution }[],
  reporter: Reporter,
): void {
  const unread = pathItems.flatMap(({ path, resolution }) =>
    'failure' in resolution ? [{ path, ...resolution.failure }] : [],
  );
  const [first] = unread;
  if (!first) return;
  const others = unread.length > 1 ? ` and of ${unread.length - 1} more paths` : '';
  const message = `The callbacks of "${first.path}"${others} are not imported: ${first.message}`;
  reporter.warn(first.reference, message, first.fix);
}

/** A callback maps the URL, as a runtime expression, to a path item. */
function callbacksOf(document: OpenapiDocument, operation: OpenapiNode, reporter: Reporter): WebhookEntry[] {
  const section = member(operation, 'callbacks');
  const callbacks = section && follow(document, section, 'Callbacks are not imported', reporter);
  return entries(callbacks).flatMap(([name, entry]) => {
    const callback = follow(document, entry, `Callback "${name}" is not imported`, reporter);
    return fields(callback).map(([, pathItem]) => ({ name, pathItem }));
  });
}

/** Follows `$ref`s to the object they lead to. Reports a missing target, and what is lost without it. */
function follow(
  document: OpenapiDocument,
  node: OpenapiNode,
  loss: string,
  reporter: Reporter,
): OpenapiNode | undefined {
  const resolution = resolve(document, node);
  if ('node' in resolution) return resolution.node;
  const { reference, message, fix } = resolution.failure;
  reporter.error(reference, `${loss}: ${message}`, fix);
  return undefined;
}
