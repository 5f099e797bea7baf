import { isMapping } from '@hookbook/contract/data';
import { identityOf } from '@hookbook/spec-reader/spec/file/specNode';
import { entries, fields, member, members, type OpenapiNode, text } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { type Resolution, referenceOf, resolve, throughReferences } from '../document/resolve.ts';
import { operationsOf } from './pathItem.ts';

/** An entry of `webhooks`, `x-webhooks` or `callbacks`, or a path of the receiver. */
export interface WebhookEntry {
  /** As published, without a leading slash: some documents write webhooks like paths. */
  readonly name: string;
  /** A path item, or a `$ref` to one. */
  readonly pathItem: OpenapiNode;
  /** The operation that a callback belongs to, e.g. `createOrder` or `post /orders`. */
  readonly owner?: string;
  /** Whether it is a path. Only its operations with a body are webhooks. */
  readonly isPath?: true;
}

export interface FindOptions {
  /** Whether the paths of the document are those of the receiver. OpenAPI 3.0 has no `webhooks`, so some vendors use paths. */
  readonly paths?: boolean | undefined;
}

/** Finds the webhooks of a document, in its order. Reports what should contain webhooks and cannot. */
export function findWebhooks(document: OpenapiDocument, reporter: Reporter, { paths }: FindOptions): WebhookEntry[] {
  const used = members(document.root).flatMap(([key, node]) => {
    if (key === 'webhooks' || key === 'x-webhooks') return webhooksIn(document, node, reporter);
    if (key !== 'paths') return [];
    return [...(paths ? pathsIn(document, node) : []), ...callbacksOfPaths(document, node, reporter)];
  });
  const webhooks = [...used, ...unusedCallbacks(document, used, reporter)];
  if (webhooks.length === 0) reportNone(document, reporter);
  return webhooks;
}

function reportNone(document: OpenapiDocument, reporter: Reporter): void {
  const message = 'The document has no webhooks: `webhooks`, `x-webhooks` and all `callbacks` are empty.';
  const section = member(document.root, 'paths');
  const isPossible = section !== undefined && pathsIn(document, section).length > 0;
  const otherwise = isPossible ? ' If its paths are those of the receiver, add --paths.' : '';
  reporter.error(document.root, message, `Import the document that describes the webhooks.${otherwise}`);
}

function webhooksIn(document: OpenapiDocument, section: OpenapiNode, reporter: Reporter): WebhookEntry[] {
  const node = follow(document, section, 'Webhooks are not imported', reporter);
  if (!node) return [];
  if (isMapping(node.value))
    return entries(node)
      .filter(([key, entry]) => !key.startsWith('x-') || referenceOf(entry) || operationsOf(entry).length > 0)
      .map(([key, pathItem]) => ({ name: withoutSlash(key), pathItem }));
  reporter.error(section, `${section.path.join('')} is not an object.`, 'Map the name of each webhook to a path item.');
  return [];
}

/** The paths to which something can be sent. */
function pathsIn(document: OpenapiDocument, section: OpenapiNode): WebhookEntry[] {
  const resolution = resolve(document, section);
  const paths = 'node' in resolution ? fields(resolution.node) : [];
  return paths
    .filter(([, entry]) => {
      const target = resolve(document, entry);
      return 'failure' in target || operationsOf(target.node).some(([, operation]) => hasBody(operation));
    })
    .map(([path, pathItem]) => ({ name: withoutSlash(path), pathItem, isPath: true }));
}

export function hasBody(operation: OpenapiNode): boolean {
  return member(operation, 'requestBody') !== undefined;
}

function withoutSlash(name: string): string {
  return name.replace(/^\/(?=.)/, '');
}

function callbacksOfPaths(document: OpenapiDocument, section: OpenapiNode, reporter: Reporter): WebhookEntry[] {
  const paths = follow(document, section, 'Callbacks are not imported', reporter);
  const pathItems = fields(paths).map(([path, entry]) => ({ path, resolution: resolve(document, entry) }));
  reportUnread(pathItems, reporter);
  return pathItems.flatMap(({ path, resolution }) => {
    if ('failure' in resolution) return [];
    return operationsOf(resolution.node).flatMap(([method, operation]) => {
      const owner = text(member(operation, 'operationId')) || `${method} ${path}`;
      return callbacksIn(document, member(operation, 'callbacks'), reporter).map((callback) => ({
        ...callback,
        owner,
      }));
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

/** Without `webhooks`, as in OpenAPI 3.0, some documents describe them as callbacks that no operation registers. */
function unusedCallbacks(document: OpenapiDocument, used: readonly WebhookEntry[], reporter: Reporter): WebhookEntry[] {
  const identityOfItem = ({ pathItem }: WebhookEntry) => {
    const resolution = resolve(document, pathItem);
    return identityOf('node' in resolution ? resolution.node : pathItem);
  };
  const known = new Set(used.map(identityOfItem));
  const components = throughReferences(document, document.root, ['components']);
  const callbacks = callbacksIn(document, components && member(components, 'callbacks'), reporter);
  return callbacks.filter((callback) => !known.has(identityOfItem(callback)));
}

/** A callback maps the URL, as a runtime expression, to a path item. */
function callbacksIn(document: OpenapiDocument, section: OpenapiNode | undefined, reporter: Reporter): WebhookEntry[] {
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
