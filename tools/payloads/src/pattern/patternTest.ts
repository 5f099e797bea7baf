import { type ParsedPattern, parsePattern } from './parsePattern.ts';
import { Terms, TooComplexError } from './terms.ts';

/** Whether a regular expression finds a match in a text, without ever taking exponential time. */
export type PatternTest = (pattern: string, text: string) => boolean;

/** The engine is only asked about texts up to this length: it takes polynomial time for some patterns. */
const MAX_ENGINE_LENGTH = 200;
/** The same for patterns that may take exponential time. */
const MAX_NESTED_LENGTH = 20;

/** Parses each pattern once. A text that is not a regular expression matches nothing. */
export function createPatternTest(): PatternTest {
  const tests = new Map<string, (text: string) => boolean>();
  return (pattern, text) => {
    const test = tests.get(pattern) ?? createTest(pattern);
    tests.set(pattern, test);
    return test(text);
  };
}

function createTest(pattern: string): (text: string) => boolean {
  const engine = compile(pattern);
  if (!engine) return () => false;
  // The engine says only when it is first used that a pattern is too large for it.
  let isTooLarge = false;
  const engineMatches = (text: string): boolean => {
    try {
      return !isTooLarge && engine.test(text);
    } catch {
      isTooLarge = true;
      return false;
    }
  };
  const parsed = parse(pattern);
  const maxLength = parsed && !parsed.isNested ? MAX_ENGINE_LENGTH : MAX_NESTED_LENGTH;
  return (text) => {
    const verdict = parsed?.isExact ? matchesTerm(parsed, text) : undefined;
    // A text that matches an exact pattern is too long or too dangerous for the engine, or both agree.
    if (verdict === undefined) return text.length <= maxLength && engineMatches(text);
    return verdict && (parsed?.isNested === true || text.length > maxLength || engineMatches(text));
  };
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}

/** Undefined if the pattern is nested too deeply, or takes too many terms. */
function parse(pattern: string): ParsedPattern | undefined {
  try {
    return parsePattern(pattern, new Terms());
  } catch {
    return undefined;
  }
}

/** Undefined if the text takes too many terms. */
function matchesTerm({ term }: ParsedPattern, text: string): boolean | undefined {
  try {
    let rest = term;
    for (const char of text) rest = rest.derive(char);
    return rest.nullable;
  } catch (error) {
    if (error instanceof TooComplexError || error instanceof RangeError) return undefined;
    throw error;
  }
}
