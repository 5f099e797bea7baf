import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, type SourceLocation } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { locationOf, member, members, type SpecNode } from '../../spec/file/specNode.ts';
import { EXAMPLE_ORIGINS, exampleName, exampleNodes } from '../read/examples.ts';
import { field } from '../read/messages.ts';
import type { Rule } from './rule.ts';

/** `@asyncapi/parser` reports examples that have neither payload nor headers. */
export const eventsHaveExamples: Rule = ({ document, channels }) =>
  channels.flatMap(({ messages }) =>
    messages.flatMap(({ message, event }) => {
      if (!event || event.examples.length > 0) return [];
      const hasOnlyHeaders = exampleNodes(document, message).every((node) => member(node, 'headers') !== undefined);
      if (!hasOnlyHeaders) return [];
      const problem = `${event.event.type} has no example.`;
      return [createDiagnostic('example-missing', locationOf(message.node, 'key'), problem)];
    }),
  );

export const exampleOriginsAreKnown: Rule = ({ document, channels }) =>
  channels.flatMap(({ messages }) =>
    messages.flatMap(({ message }) => {
      const node = field(document, message, 'x-example-origin');
      if (!node) return [];
      if (!isMapping(node.value))
        return [invalid(locationOf(node), 'x-example-origin must map example names to vendor, adapted or hookbook.')];
      const names = exampleNodes(document, message).map(exampleName);
      return members(node).flatMap(([name, origin]) => checkOrigin(name, origin, names));
    }),
  );

function checkOrigin(name: string, origin: SpecNode, names: readonly string[]): Diagnostic[] {
  if (!names.includes(name)) {
    const hint = didYouMean(name, names);
    const problem = `x-example-origin names "${name}", and the message has no such example.${hint}`;
    return [invalid(locationOf(origin, 'key'), problem)];
  }
  const value = String(origin.value);
  if (EXAMPLE_ORIGINS.includes(value)) return [];
  const problem = `The origin of an example is ${EXAMPLE_ORIGINS.join(', ')}.${didYouMean(value, EXAMPLE_ORIGINS)}`;
  return [invalid(locationOf(origin), problem)];
}

function invalid(location: SourceLocation, message: string): Diagnostic {
  return createDiagnostic('extension-invalid', location, message);
}
