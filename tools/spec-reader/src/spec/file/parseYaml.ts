import { toPointer } from '@hookbook/contract/data';
import { type Document, isScalar, type Node, parseDocument, visit } from 'yaml';
import { FILE_START } from '../../diagnostics/diagnostic.ts';
import { type AliasTargets, isExcessive, resolveAliases } from './aliases.ts';
import { applyMergeKeys, type WrittenPaths } from './mergeKeys.ts';
import type { ParsedText, Positions, SpecText } from './parsedText.ts';
import { rangesIn } from './ranges.ts';
import { roundedNumber } from './roundedNumber.ts';
import { findWritten, numberSource } from './spans.ts';
import { aliasDiagnostic, excessDiagnostic, mergeDiagnostic, yamlDiagnostics } from './yamlSyntax.ts';

/** Parses YAML, and merges its merge keys. Throws a `RangeError` if its values are nested too deep. */
export function parseYaml(source: SpecText): ParsedText {
  const { path: file, text } = source;
  const document = parseDocument(text, { prettyErrors: false, stringKeys: true });
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) throw new RangeError('The text is nested.');
  const rangeOf = rangesIn(text);
  const syntaxErrors = yamlDiagnostics(source, document, rangeOf);
  if (syntaxErrors.length > 0) return { diagnostics: syntaxErrors };
  const aliases = resolveAliases(document);
  const { written, errors } = applyMergeKeys(document, aliases);
  if (errors.length > 0) return { diagnostics: errors.map((error) => mergeDiagnostic(file, error, rangeOf)) };
  if (isExcessive(document, aliases)) return { diagnostics: [excessDiagnostic(file)] };
  const positions = yamlPositions(text, { document, aliases, written });
  try {
    const value: unknown = document.toJS({ maxAliasCount: -1 });
    return { value, hasRoundedNumbers: hasRoundedNumbers(document), positions };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { diagnostics: [aliasDiagnostic(file, document, { error, rangeOf })] };
  }
}

interface ParsedYaml {
  readonly document: Document.Parsed;
  readonly aliases: AliasTargets;
  readonly written: WrittenPaths;
}

function yamlPositions(text: string, { document, aliases, written }: ParsedYaml): Positions {
  const contents: Node | null = document.contents;
  let rangeOf: ReturnType<typeof rangesIn> | undefined;
  return {
    written: (path, part) => {
      const { span, path: writtenPath } = findWritten(contents, path, part, written);
      rangeOf ??= rangesIn(text);
      return { range: span ? rangeOf(span) : FILE_START, pointer: toPointer(writtenPath) };
    },
    roundedNumber: (path) => roundedNumber(numberSource(contents, path, aliases) ?? ''),
  };
}

function hasRoundedNumbers(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Scalar: (_, node) => {
      if (!isScalar(node) || typeof node.value !== 'number' || Number.isSafeInteger(node.value)) return undefined;
      found = roundedNumber(node.source ?? '') !== undefined;
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}
