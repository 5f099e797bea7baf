import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { locationOf } from '@hookbook/spec-reader/spec/file/specNode';
import { isComplete } from '@hookbook/spec-reader/spec/reachable';
import { getPath } from '@hookbook/spec-reader/spec/resolve';
import { describedProviders } from '../delivery/deliveringProviders.ts';
import { placeProblem } from '../delivery/places.ts';
import { findUndeclared } from '../eventType/places.ts';
import { expressionsOf } from '../read/webhook.ts';
import type { Rule } from './rule.ts';

/** An expression that no message declares is most likely misspelt. `eventTypesAreDeclared` checks the first of the event type. */
export const expressionsAreDeclared: Rule = ({ document, providers }) =>
  describedProviders(document, providers).flatMap((provider) => {
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

const PLACEHOLDERS = ['challenge', 'hmac-sha256-hex', 'hmac-sha256-base64'];

/** A receiver has to find the challenge, and to know what to respond. */
export const handshakesCanBeAnswered: Rule = ({ document, providers }) =>
  describedProviders(document, providers).flatMap(({ webhook: { handshake }, locate }) => {
    if (!handshake) return [];
    const { when, challenge, query, response } = handshake;
    const report = (field: string, message: string, fix: string) =>
      createDiagnostic('webhook-invalid', locate('handshake', field), message, { fix });
    const texts = typeof response === 'string' ? [response] : Object.values(response);
    const used = texts.flatMap((text) => Array.from(text.matchAll(/\{([^{}]*)\}/g), ([, name = '']) => name));
    const unknown = used.find((name) => !PLACEHOLDERS.includes(name));
    if (!challenge === !query) {
      const message = challenge
        ? 'The handshake has both `challenge` and `query`.'
        : 'The handshake has neither `challenge` nor `query`.';
      return [report('', message, 'Set either `challenge` or `query`, not both.')];
    }
    if (challenge && when.length === 0)
      return [
        report(
          'challenge',
          'The handshake needs a `when`.',
          'Add `when` with a value that distinguishes it from an event.',
        ),
      ];
    if (unknown !== undefined)
      return [
        report(
          'response',
          `The response has the unknown placeholder {${unknown}}.${didYouMean(unknown, PLACEHOLDERS)}`,
          'Use {challenge}, {hmac-sha256-hex} or {hmac-sha256-base64}.',
        ),
      ];
    if (used.length === 0)
      return [report('response', 'The response does not depend on the challenge.', 'Add {challenge} to it.')];
    return [];
  });
