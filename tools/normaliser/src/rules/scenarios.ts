import type { Event, ScenarioStep } from '@hookbook/contract';
import { createDiagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { didYouMean } from '@hookbook/spec-reader/diagnostics/suggest';
import { locationOf, member } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath, resolveChain } from '@hookbook/spec-reader/spec/resolve';
import { describedProviders } from '../delivery/deliveringProviders.ts';
import { findUndeclared } from '../eventType/places.ts';
import { field } from '../messages/messages.ts';
import type { Rule } from './rule.ts';

/** A place in the `x-entities` of a message that it does not declare is most likely misspelt. */
export const entitiesAreDeclared: Rule = ({ document, providers }) =>
  providers.flatMap(({ messages }) =>
    messages.flatMap(({ message, event }) =>
      Object.entries(event?.event.entities ?? {}).flatMap(([name, expressions]) =>
        expressions.flatMap((expression) => {
          const undeclared = findUndeclared(document, [message], expression);
          if (!undeclared) return [];
          const entities = field(document, message, 'x-entities');
          const node = (entities && member(entities, name)) ?? message.node;
          const text = `The message declares no property at ${undeclared.expression}.${undeclared.hint}`;
          return [createDiagnostic('webhook-place-unknown', locationOf(node), text)];
        }),
      ),
    ),
  );

/** A scenario is played, so its events and examples have to exist. */
export const scenariosCanBePlayed: Rule = ({ document, providers }) =>
  describedProviders(document, providers).flatMap(({ source, webhook, provider, isComplete }) => {
    if (!webhook.scenarios || !provider || !source.webhook || !isComplete()) return [];
    const written = member(resolveChain(document, source.webhook), 'scenarios');
    const node = written && resolveChain(document, written);
    const events = provider.events.map(({ event }) => event);
    return Object.entries(webhook.scenarios).flatMap(([name, { steps }]) =>
      steps.flatMap((step, index) => {
        const problem = stepProblem(step, events);
        const place = node && (getPath(document, node, name, 'steps', String(index)) ?? node);
        if (problem === undefined || !place) return [];
        return [createDiagnostic('webhook-scenario-unknown', locationOf(place), `Scenario "${name}": ${problem}`)];
      }),
    );
  });

function stepProblem({ event: type, example }: ScenarioStep, events: readonly Event[]): string | undefined {
  const matching = events.filter((event) => hasType(event, type));
  const types = events.map((event) => event.type);
  if (matching.length === 0) return `no event has the type "${type}".${didYouMean(type, types)}`;
  const incomplete = matching.find(({ examples }) => !examples.some(({ name }) => (example ?? name) === name));
  if (!incomplete) return undefined;
  const names = incomplete.examples.map(({ name }) => name);
  if (example === undefined) return `"${incomplete.type}" has no example.`;
  return `"${incomplete.type}" has no example "${example}".${didYouMean(example, names)}`;
}

/** Whether an event has the type, or one that the pattern stands for. */
function hasType({ type }: Event, pattern: string): boolean {
  const [start = '', ...others] = pattern.split('*');
  if (others.length === 0) return type === pattern;
  const end = others.pop() ?? '';
  let rest =
    type.startsWith(start) && type.endsWith(end) ? type.slice(start.length, type.length - end.length) : undefined;
  for (const part of others) {
    const at = rest?.indexOf(part) ?? -1;
    rest = at < 0 ? undefined : rest?.slice(at + part.length);
  }
  return rest !== undefined && type.length >= start.length + end.length;
}
