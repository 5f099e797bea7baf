import { MAX_DEPTH } from '@hookbook/contract/data';
import { findBacktracking } from '@hookbook/redos';
import { type FilterFunction, JSONPathEnvironment, JSONPathError, JSONPathLexerError, type JSONValue } from 'json-p3';
import { createMeter, metered } from './meter.ts';

/** A JSONPath that selects values, as RFC 9535 specifies. */
export interface PathQuery {
  /** The paths of the values that are selected, each once; undefined if finding them takes too long. */
  readonly select: (value: unknown) => readonly (readonly string[])[] | undefined;
}

/** Compiles a JSONPath; returns why it is not valid. */
export function compilePathQuery(text: string): PathQuery | { readonly problem: string } {
  try {
    const query = createEnvironment().compile(text);
    return { select: (value) => selectPaths(value, (metered) => query.lazyQuery(metered as JSONValue)) };
  } catch (error) {
    if (error instanceof JSONPathError) return { problem: problemOf(error) };
    if (error instanceof RangeError) return { problem: 'it is nested too deeply' };
    throw error;
  }
}

/** More steps than a useful query needs in a large document; they take a few seconds at most. */
const MAX_STEPS = 1_000_000;

class TooExpensive extends Error {}

function selectPaths(
  value: unknown,
  query: (value: unknown) => Iterable<{ readonly location: readonly (string | number)[] }>,
): readonly (readonly string[])[] | undefined {
  const meter = createMeter(MAX_STEPS, () => new TooExpensive());
  const paths = new Map<string, readonly string[]>();
  try {
    for (const { location } of query(metered(value, meter))) {
      const path = location.map(String);
      paths.set(JSON.stringify(path), path);
    }
    return [...paths.values()];
  } catch (error) {
    if (error instanceof TooExpensive || error instanceof RangeError) return undefined;
    throw error;
  }
}

function createEnvironment(): JSONPathEnvironment {
  const environment = new JSONPathEnvironment({ maxRecursionDepth: MAX_DEPTH + 2 });
  for (const name of ['match', 'search']) {
    const matches = environment.functionRegister.get(name);
    if (matches) environment.functionRegister.set(name, withSafePattern(matches));
  }
  return environment;
}

/** A pattern that can take exponential time counts as too expensive. */
function withSafePattern(matches: FilterFunction): FilterFunction {
  return {
    argTypes: matches.argTypes,
    returnType: matches.returnType,
    call: (text: unknown, pattern: unknown) => {
      if (typeof pattern === 'string' && findBacktracking(pattern)) throw new TooExpensive();
      return matches.call(text, pattern);
    },
  };
}

/** The library adds the position to its messages, and reports an unexpected end as an internal error. */
function problemOf(error: JSONPathError): string {
  return error instanceof JSONPathLexerError ? 'unexpected end' : error.message.replace(/ \('.*':\d+\)$/s, '');
}
