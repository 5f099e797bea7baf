import { createDiagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { locationOf, member } from '../../spec/file/specNode.ts';
import { isComplete } from '../../spec/reachable.ts';
import { getPath } from '../../spec/resolve.ts';
import { findUndeclared } from '../read/eventType.ts';
import type { Rule } from './rule.ts';

/** An expression that no message declares is most likely misspelt. */
export const expressionsAreDeclared: Rule = ({ document, channels }) =>
  channels.flatMap(({ channel: { node }, webhook, messages }) => {
    if (!webhook) return [];
    const { eventType, eventId, idempotencyKey, occurredAt, redelivered, data } = webhook;
    const further = eventType
      .slice(1)
      .map((expression, index) => [['eventType', String(index + 1)], expression] as const);
    const named = Object.entries({ eventId, idempotencyKey, occurredAt, redelivered, data });
    const expressions = [...further, ...named.map(([name, expression]) => [[name], expression] as const)];
    return expressions.flatMap(([path, expression]) => {
      const undeclared = expression && findUndeclared(document, messages, expression);
      if (!undeclared) return [];
      const written = getPath(document, node, 'x-webhook', ...path);
      const message = `No message has a property at ${undeclared.expression}.${undeclared.hint}`;
      return [createDiagnostic('webhook-place-unknown', locationOf(written ?? node), message)];
    });
  });

/** If some messages have no event type, the ping may be one of them. */
export const pingIsAnEvent: Rule = ({ document, channels }) =>
  channels.flatMap(({ channel: { node }, webhook, messages, provider }) => {
    const types = provider?.events.map(({ event }) => event.type) ?? [];
    if (webhook?.ping === undefined || !provider || types.length < messages.length) return [];
    if (types.includes(webhook.ping) || !isComplete(document, node)) return [];
    const written = member(node, 'x-webhook');
    const ping = written && member(written, 'ping');
    const message = `"${webhook.ping}" is not an event of this channel.${didYouMean(webhook.ping, types)}`;
    return [createDiagnostic('webhook-ping-unknown', locationOf(ping ?? node), message)];
  });
