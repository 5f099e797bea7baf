import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { locationOf } from '@hookbook/spec-reader/spec/file/specNode';
import { isComplete } from '@hookbook/spec-reader/spec/reachable';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import { deliveringProviders } from '../delivery/deliveringProviders.ts';
import { placeProblem } from '../delivery/places.ts';
import { findUndeclared } from '../eventType/places.ts';
import { expressionsOf } from '../read/webhook.ts';
import type { Rule } from './rule.ts';

/** An expression that no message declares is most likely misspelt. `eventTypesAreDeclared` checks the first of the event type. */
export const expressionsAreDeclared: Rule = ({ document, providers }) =>
  deliveringProviders(document, providers).flatMap((provider) => {
    const messages = provider.messages.map(({ message }) => message);
    return expressionsOf(provider.webhook).flatMap(({ field, path, expression }) => {
      if (path.join('.') === 'eventType.0' || placeProblem(provider, field, expression)) return [];
      const undeclared = findUndeclared(document, messages, expression);
      if (!undeclared) return [];
      const message = `No message declares a property at ${undeclared.expression}.${undeclared.hint}`;
      return [createDiagnostic('webhook-place-unknown', provider.locate(...path), message)];
    });
  });

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
