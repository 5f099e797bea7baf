import type { Provider } from '@hookbook/contract';
import { toPointer } from '@hookbook/contract/data';
import { reachableDefinitions } from '@hookbook/contract/schema';
import type { Normalised } from '@hookbook/normaliser/normalise';
import type { EventWithSource } from '@hookbook/normaliser/read/event';
import type { ExampleWithSource } from '@hookbook/normaliser/read/examples';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, member, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { type KnownResults, NO_RESULTS } from '@hookbook/spec-reader/spec/knownResults';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import type { Issue } from '../../../../packages/validators/src/issues/issue.ts';
import { containsAny, errorLocations } from './containsAny.ts';
import { payloadIssues } from './judge/payloadIssues.ts';

/**
 * Reports every example that its payload schema rejects. The code of the published validators decides, so that they accept
 * what is accepted here. Skips events whose schemas have errors already.
 */
export function validateExamples(
  document: SpecDocument,
  { providers }: Normalised,
  { earlier, known = NO_RESULTS }: { readonly earlier: readonly Diagnostic[]; readonly known?: KnownResults },
): Diagnostic[] {
  const errors = errorLocations(earlier);
  return providers.flatMap(({ provider, events }) => {
    const validEvents = events.filter(({ message }) => !containsAny(document, message.node, errors));
    return validateProvider(provider, validEvents, known);
  });
}

function validateProvider(provider: Provider, events: readonly EventWithSource[], known: KnownResults): Diagnostic[] {
  const problemsOf = exampleProblems(provider, known);
  return events.flatMap((source) =>
    problemsOf(source).flatMap((problems, index) => {
      const { event, examples } = source;
      const { example, node } = examples[index] as ExampleWithSource;
      return toDiagnostics(problems, node, `Example "${example.name}" of event "${event.type}"`);
    }),
  );
}

/** Returns the problems of each example of an event. */
function exampleProblems({ definitions, webhook }: Provider, known: KnownResults) {
  const schemas = new Map(definitions.toReversed().map(({ name, schema }) => [name, schema]));
  const issuesOf = payloadIssues({ definitions, webhook });
  return ({ event: { payload }, examples }: EventWithSource): readonly (readonly Problem[])[] => {
    const used = reachableDefinitions(payload, (name) => schemas.get(name));
    const payloads = examples.map(({ example }) => example.payload);
    const inputs = [
      webhook.formats,
      payload,
      `${payloads.length} payloads`,
      ...payloads,
      ...used.flatMap((name) => [name, schemas.get(name)]),
    ];
    return known.result(known.keyOf('examples', ...inputs), () => {
      const issuesOfPayload = issuesOf(payload);
      return payloads.map((value) => [...valuesWithoutJson(value), ...issuesOfPayload(value).map(problemOf)]);
    });
  };
}

/** More errors of one example add little. */
const MAX_ERRORS = 5;

type Problem = Pick<Issue, 'path' | 'pointer' | 'message'>;

function problemOf({ path, pointer, message }: Issue): Problem {
  return { path, pointer, message };
}

/** YAML has values that JSON has not: numbers such as `.inf`, and what tags such as `!!binary` stand for. */
function valuesWithoutJson(value: unknown, path: readonly string[] = []): readonly Problem[] {
  if (typeof value === 'number' && !Number.isFinite(value))
    return [{ path, pointer: toPointer(path), message: `${value} is not a JSON value` }];
  if (typeof value !== 'object' || value === null) return [];
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return [{ path, pointer: toPointer(path), message: `${value.constructor.name} is not a JSON value` }];
  return Object.entries(value).flatMap(([key, member]) => valuesWithoutJson(member, [...path, key]));
}

function toDiagnostics(issues: readonly Problem[], payload: SpecNode, example: string): Diagnostic[] {
  return issues.slice(0, MAX_ERRORS).map(({ path, pointer, message }) => {
    const node = path.reduce<SpecNode>((parent, key) => member(parent, String(key)) ?? parent, payload);
    const place = pointer === '' ? '' : ` at ${pointer}`;
    return createDiagnostic('example-invalid', locationOf(node), `${example} is invalid${place}: ${message}.`);
  });
}
