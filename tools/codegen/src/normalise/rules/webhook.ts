import type { Webhook } from '@hookbook/contract';
import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { locationOf } from '../../spec/file/specNode.ts';
import { isComplete } from '../../spec/reachable.ts';
import { getPath } from '../../spec/resolve.ts';
import { findUndeclared } from '../eventType/places.ts';
import type { Rule } from './rule.ts';

/** An expression that no message declares is most likely misspelt. */
export const expressionsAreDeclared: Rule = ({ document, providers }) =>
  providers.flatMap(({ source, webhook, messages: results }) => {
    const messages = results.map(({ message }) => message);
    return expressionsOf(webhook).flatMap(({ path, expression }) => {
      const undeclared = findUndeclared(document, messages, expression);
      if (!undeclared) return [];
      const expressionNode = source.webhook && getPath(document, source.webhook, ...path);
      const message = `No message declares a property at ${undeclared.expression}.${undeclared.hint}`;
      return [createDiagnostic('webhook-place-unknown', locationOf(expressionNode ?? source.node), message)];
    });
  });

/** All expressions but the first part of the event type, which `eventTypesAreDeclared` checks. */
function expressionsOf(webhook: Webhook | undefined) {
  if (!webhook) return [];
  const { eventType, eventId, idempotencyKey, occurredAt, redelivered, data } = webhook;
  const fields = Object.entries({ eventId, idempotencyKey, occurredAt, redelivered, data });
  return [
    ...eventType.map((expression, index) => ({ path: ['eventType', String(index)], expression })).slice(1),
    ...fields.flatMap(([name, expression]) => (expression ? [{ path: [name], expression }] : [])),
  ];
}

/** If some messages have no event type, the ping may be one of them. */
export const pingIsAnEvent: Rule = ({ document, providers }) =>
  providers.flatMap(({ source, webhook, messages, provider }) => {
    const types = provider?.events.map(({ event }) => event.type) ?? [];
    if (webhook?.ping === undefined || !provider || types.length < messages.length) return [];
    if (types.includes(webhook.ping) || source.channels.some(({ channel }) => !isComplete(document, channel.node)))
      return [];
    const ping = source.webhook && getPath(document, source.webhook, 'ping');
    const message = `Ping "${webhook.ping}" is not an event of this provider.${didYouMean(webhook.ping, types)}`;
    return [createDiagnostic('webhook-ping-unknown', locationOf(ping ?? source.node), message)];
  });
