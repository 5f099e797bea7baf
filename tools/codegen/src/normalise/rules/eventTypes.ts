import { createDiagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { locationOf, member } from '../../spec/file/specNode.ts';
import { isComplete } from '../../spec/reachable.ts';
import { getPath } from '../../spec/resolve.ts';
import { schemaOf } from '../read/messages.ts';
import type { Rule } from './rule.ts';

/** If no message declares the property, the mistake is in x-webhook, so it is reported there and only once. */
export const eventTypesAreDeclared: Rule = ({ document, channels }) =>
  channels.flatMap(({ channel: { node }, webhook, undeclaredEventType }) => {
    if (!webhook || !undeclaredEventType) return [];
    const { expression, hint } = undeclaredEventType;
    const eventType = getPath(document, node, 'x-webhook', 'eventType');
    const expressionNode = eventType && (member(eventType, '0') ?? eventType);
    const message = `No message has a property at ${expression}, so no event type is known.${hint}`;
    return [
      createDiagnostic('event-type-missing', locationOf(expressionNode ?? node), message, {
        fix: 'Correct the expression, or add the property with a `const` to the payload schemas.',
      }),
    ];
  });

export const eventTypesArePinned: Rule = ({ document, channels }) =>
  channels.flatMap(({ webhook, undeclaredEventType, messages }) => {
    const expression = webhook?.eventType[0]?.expression;
    if (expression === undefined || undeclaredEventType) return [];
    return messages.flatMap(({ message, event, payload, headers }) => {
      const isReadable = payload.isReadable && headers.isReadable;
      // A misspelt keyword, for example, may hide the event type.
      const isExplained = hasErrors([...payload.diagnostics, ...headers.diagnostics]);
      if (event || !isReadable || isExplained || !isComplete(document, message.node)) return [];
      const node = schemaOf(document, message, 'payload')?.node ?? message.node;
      const problem = `The message ${message.key} has no \`const\` at ${expression}, so its event type is unknown.`;
      return [createDiagnostic('event-type-missing', locationOf(node, 'key'), problem)];
    });
  });
