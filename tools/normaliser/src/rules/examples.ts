import { isMapping } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, type SourceLocation } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { locationOf, member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { exampleName, exampleNodes, field } from '../messages/messages.ts';
import { EXAMPLE_ORIGINS } from '../read/examples.ts';
import { orList } from '../text/lists.ts';
import type { Rule } from './rule.ts';

/** `@asyncapi/parser` reports examples that have neither payload nor headers. */
export const eventsHaveExamples: Rule = ({ document, providers }) =>
  providers.flatMap(({ source, messages }) => {
    const without = messages.filter(({ message, event }) => {
      const nodes = exampleNodes(document, message);
      return event?.examples.length === 0 && nodes.every((node) => member(node, 'headers') !== undefined);
    });
    const [first] = without;
    if (!first?.event) return [];
    const whose =
      without.length === 1
        ? `Event "${first.event.event.type}" has`
        : `${without.length} events of "${source.name}" have`;
    return [createDiagnostic('example-missing', locationOf(first.message.node, 'key'), `${whose} no example.`)];
  });

export const exampleOriginsAreKnown: Rule = ({ document, providers }) =>
  providers.flatMap(({ messages }) =>
    messages.flatMap(({ message }) => {
      const node = field(document, message, 'x-example-origin');
      if (!node) return [];
      if (!isMapping(node.value))
        return [invalid(locationOf(node), `x-example-origin must be a mapping of example names to ${ORIGINS}.`)];
      const names = exampleNodes(document, message).map(exampleName);
      return members(node).flatMap(([name, origin]) => checkOrigin(name, origin, names));
    }),
  );

function checkOrigin(name: string, origin: SpecNode, names: readonly string[]): Diagnostic[] {
  if (!names.includes(name)) {
    const problem = `Unknown example "${name}" in x-example-origin.${didYouMean(name, names)}`;
    return [invalid(locationOf(origin, 'key'), problem)];
  }
  const value = String(origin.value);
  if (EXAMPLE_ORIGINS.includes(value)) return [];
  const problem = `Invalid value "${value}" for x-example-origin.${didYouMean(value, EXAMPLE_ORIGINS)}`;
  return [invalid(locationOf(origin), problem, `Use ${ORIGINS}.`)];
}

const ORIGINS = orList(EXAMPLE_ORIGINS);

function invalid(location: SourceLocation, message: string, fix?: string): Diagnostic {
  return createDiagnostic('extension-invalid', location, message, { fix });
}
