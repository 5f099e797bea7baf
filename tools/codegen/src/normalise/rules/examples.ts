import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, type SourceLocation } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { locationOf, member, members } from '../../spec/file/specNode.ts';
import { EXAMPLE_ORIGINS, exampleName, exampleNodes } from '../read/examples.ts';
import { field } from '../read/messages.ts';
import type { Rule } from './rule.ts';

/** An item with neither payload nor headers is reported by `@asyncapi/parser`. */
export const eventsHaveExamples: Rule = ({ document, channels }) =>
  channels.flatMap(({ messages }) =>
    messages.flatMap(({ message, event }) => {
      if (!event || event.examples.length > 0) return [];
      const hasOnlyHeaders = exampleNodes(document, message).every((node) => member(node, 'headers') !== undefined);
      if (!hasOnlyHeaders) return [];
      const text = `${event.event.type} has no example.`;
      return [createDiagnostic('example-missing', locationOf(message.node, 'key'), text)];
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
      return members(node).flatMap(([name, origin]) => {
        const text = `x-example-origin names "${name}", and the message has no such example.${didYouMean(name, names)}`;
        if (!names.includes(name)) return [invalid(locationOf(origin, 'key'), text)];
        if (EXAMPLE_ORIGINS.includes(String(origin.value))) return [];
        const hint = didYouMean(String(origin.value), EXAMPLE_ORIGINS);
        return [invalid(locationOf(origin), `The origin of an example is ${EXAMPLE_ORIGINS.join(', ')}.${hint}`)];
      });
    }),
  );

function invalid(location: SourceLocation, message: string): Diagnostic {
  return createDiagnostic('extension-invalid', location, message);
}
