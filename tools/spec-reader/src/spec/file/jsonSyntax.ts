import jsonc from 'jsonc-parser';
import { createDiagnostic, type Diagnostic, type SourceLocation } from '../../diagnostics/diagnostic.ts';
import { rangeOfCharacter } from './ranges.ts';

interface JsonSyntaxError {
  readonly offset: number;
  readonly message: string;
}

export function jsonDiagnostic(file: string, text: string): Diagnostic {
  const { offset, message } = firstJsonError(text);
  return createDiagnostic('json-syntax', { file, range: rangeOfCharacter(text, offset) }, message);
}

export function duplicateKeyDiagnostic(location: SourceLocation, key: string): Diagnostic {
  return createDiagnostic('duplicate-key', location, `Duplicate key "${key}".`);
}

/**
 * The first error in a text that `JSON.parse` rejects. The error messages of `JSON.parse` differ between engine versions
 * and often have no position.
 */
export function firstJsonError(text: string): JsonSyntaxError {
  const errors: jsonc.ParseError[] = [];
  jsonc.parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!first || first.offset >= text.length) return { offset: text.length, message: 'Unexpected end of file.' };
  const comma = trailingComma(text, first.offset);
  if (comma !== undefined) return { offset: comma, message: 'JSON does not allow a trailing comma.' };
  return { offset: first.offset, message: MESSAGES[jsonc.printParseErrorCode(first.error)] ?? 'Invalid JSON.' };
}

/** The offset of a comma directly before the closing bracket at `offset`. */
function trailingComma(text: string, offset: number): number | undefined {
  if (!'}]'.includes(text[offset] ?? ' ')) return undefined;
  const before = text.slice(0, offset).trimEnd();
  return before.endsWith(',') ? before.length - 1 : undefined;
}

const MESSAGES: Readonly<Record<string, string>> = {
  CloseBraceExpected: 'Expected "}".',
  CloseBracketExpected: 'Expected "]".',
  ColonExpected: 'Expected ":" after the property name.',
  CommaExpected: 'Expected "," or a closing bracket.',
  EndOfFileExpected: 'Unexpected text after the end of the JSON value.',
  InvalidCharacter: 'A string contains a control character that must be escaped.',
  InvalidCommentToken: 'JSON does not allow comments.',
  InvalidEscapeCharacter: 'A string contains an invalid escape sequence.',
  InvalidSymbol: 'Expected a value. Names and strings need double quotes.',
  InvalidUnicode: 'A string contains an invalid \\u escape sequence.',
  PropertyNameExpected: 'Expected a property name in double quotes.',
  UnexpectedEndOfNumber: 'Invalid number.',
  UnexpectedEndOfString: 'A string is not closed on its line.',
  ValueExpected: 'Expected a value.',
};
