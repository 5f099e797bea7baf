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
    const message = `No message declares a property at ${expression}, so the event types are unknown.${hint}`;
    return [
      createDiagnostic('event-type-missing', locationOf(expressionNode ?? node), message, {
        fix: 'Correct the expression, or declare the property with a `const` in the schema of each message.',
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
      const requirement = `${expression} needs a string \`const\``;
      const problem = `Message "${message.key}" does not declare its event type: ${requirement}.`;
      return [createDiagnostic('event-type-missing', locationOf(node, 'key'), problem)];
    });
  });
