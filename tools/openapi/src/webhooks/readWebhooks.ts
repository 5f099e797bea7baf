import { jsonText } from '../document/exactJson.ts';
import { member } from '../document/node.ts';
import type { Reporter } from '../document/problem.ts';
import type { OpenapiDocument } from '../document/readDocument.ts';
import { resolve } from '../document/resolve.ts';
import { type FindOptions, findWebhooks, hasBody, type WebhookEntry } from './findWebhooks.ts';
import { type KeyedOperation, messageKeys } from './messageKeys.ts';
import { readPathItem } from './pathItem.ts';
import { readBody } from './readBody.ts';
import { readHeaders } from './readHeaders.ts';
import type { Webhook, WebhookOperation } from './webhook.ts';

/** Reads every webhook of a document, in its order. Reports each operation that cannot be imported. */
export function readWebhooks(
  document: OpenapiDocument,
  reporter: Reporter,
  options: FindOptions,
): { webhooks: Webhook[]; found: number } {
  const entries = withoutCopies(document, findWebhooks(document, reporter, options));
  const operations = entries.flatMap((entry) => operationsIn(document, entry, reporter));
  const keys = messageKeys(operations);
  const webhooks = operations.flatMap(({ siblings, owner, isPath, ...operation }, index) => {
    const body = readBody(document, operation, reporter);
    if (!body) return [];
    reportMethod(operation, reporter);
    // Those of paths are webhooks as well.
    if (!isPath) reportCallbacks(operation, reporter);
    const headers = readHeaders(document, operation, reporter);
    return [{ ...operation, key: keys[index] ?? operation.name, headers, body }];
  });
  return { webhooks, found: entries.length };
}

function operationsIn(
  document: OpenapiDocument,
  { name, owner, isPath, pathItem: entry }: WebhookEntry,
  reporter: Reporter,
): (WebhookOperation & KeyedOperation & Pick<WebhookEntry, 'isPath'>)[] {
  const pathItem = readPathItem(document, entry, name, reporter);
  if (!pathItem) return [];
  const operations = pathItem.operations.filter(([, operation]) => !isPath || hasBody(operation));
  const common = {
    ...{ name, entry, pathItem: pathItem.node, siblings: operations.length },
    ...(owner !== undefined && { owner }),
    ...(isPath && { isPath }),
  };
  return operations.map(([method, operation]) => ({ ...common, method, operation }));
}

/** Documents repeat a callback on every operation that registers it, and `webhooks` in `x-webhooks` for older tools. */
function withoutCopies(document: OpenapiDocument, entries: readonly WebhookEntry[]): WebhookEntry[] {
  const first = new Map<string, WebhookEntry>();
  for (const entry of entries) {
    const resolution = resolve(document, entry.pathItem);
    const { value } = 'node' in resolution ? resolution.node : entry.pathItem;
    const identity = jsonText([entry.name, value]);
    if (!first.has(identity)) first.set(identity, entry);
  }
  return [...first.values()];
}

function reportMethod({ name, method, operation }: WebhookOperation, reporter: Reporter): void {
  if (method === 'post') return;
  const message = `Webhook "${name}" is sent by ${method.toUpperCase()}, but Hookbook delivers events by POST.`;
  reporter.warn(operation, message, 'Remove the operation if it is not an event.');
}

function reportCallbacks({ name, operation }: WebhookOperation, reporter: Reporter): void {
  const callbacks = member(operation, 'callbacks');
  if (!callbacks) return;
  const message = `The callbacks of webhook "${name}" are not imported.`;
  reporter.warn(callbacks, message, 'Move them to `webhooks` to import them.');
}
