import path from 'node:path';
import type { ParserDiagnostic, ParseSpec } from '@hookbook/asyncapi-parser';
import { type ContractResult, type Diagnostic, type DiagnosticCode, readContract } from '@hookbook/codegen';

/** A document as `hookbook check` reads it, and the verdict of `@asyncapi/parser`. */
export interface ReadDocument extends ContractResult {
  /** Why the document is invalid; absent if it is valid. */
  readonly invalid?: string;
}

/** The root folder is the nearest one, from that of the document up to `folder`, that contains all files of the document. */
export async function readDocument(file: string, folder: string, parse: ParseSpec): Promise<ReadDocument> {
  for (let root = path.dirname(file); ; root = path.dirname(root)) {
    const result = await readWithin(root, file, parse);
    const isComplete = !result.diagnostics.some(({ code }) => code === 'ref-outside');
    if (isComplete || root === folder || root === path.dirname(root)) return result;
  }
}

async function readWithin(root: string, file: string, parse: ParseSpec): Promise<ReadDocument> {
  // Nothing is recorded for a document that is known to be valid, because its validation is cached.
  let parserErrors: readonly ParserDiagnostic[] = [];
  const result = await readContract(file, {
    root,
    parse: async (texts) => {
      const diagnostics = await parse(texts);
      parserErrors = diagnostics.filter(({ code, severity }) => severity === 0 && code !== PARSER_CRASH);
      return diagnostics;
    },
  });
  const reason = (isSelfContained(result) ? parserErrors[0]?.message : undefined) ?? unusable(result)?.message;
  return { ...result, ...(reason !== undefined && { invalid: reason }) };
}

/** A crash of the parser is no verdict. */
const PARSER_CRASH = 'uncaught-error';

/** The parser reads an empty object in place of a remote file, and then reports what is missing in it. */
function isSelfContained({ document }: ContractResult): boolean {
  return ![...(document?.files.values() ?? [])].some(({ text }) => REMOTE_REFERENCE.test(text));
}

const REMOTE_REFERENCE = /\$ref["']?\s*:\s*["']?https?:/;

/** Files that the parser is not given, so that it cannot report them. */
const UNUSABLE: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'ref-file-missing',
  'ref-outside',
  'file-unusable',
  'yaml-syntax',
  'json-syntax',
]);

function unusable({ document, diagnostics }: ContractResult): Diagnostic | undefined {
  const [first] = diagnostics;
  return document ? diagnostics.find(({ code }) => UNUSABLE.has(code)) : first;
}
