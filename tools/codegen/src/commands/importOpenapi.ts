import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fromPointer, isMapping, isRawNumber, withExactNumbers } from '@hookbook/contract/data';
import { lowerSlug } from '@hookbook/normaliser/naming/names';
import { normalise } from '@hookbook/normaliser/normalise';
import { type ImportProblem, importOpenapi } from '@hookbook/openapi';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { load } from '@hookbook/spec-reader/load/load';
import { readText } from '@hookbook/spec-reader/load/readText';
import { specNotFound } from '@hookbook/spec-reader/load/specNotFound';
import { exactNumbers } from '@hookbook/spec-reader/spec/exactNumbers';
import { parseSpecFile, type SpecFile } from '@hookbook/spec-reader/spec/file/specFile';
import { locationOf, member, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { fileUri } from '@hookbook/spec-reader/spec/file/uri';
import { stringify } from 'yaml';
import type { Io } from '../report/io.ts';
import { exitCodeOf, reportPretty } from '../report/outcome.ts';
import { count } from '../report/pretty.ts';
import { type ExitCode, UsageError } from '../report/usage.ts';
import { validateExamples } from '../validate/examples.ts';
import { withoutInvalidExamples } from './withoutInvalidExamples.ts';

interface ImportOptions {
  readonly file: string;
  /** The folder of the AsyncAPI document. */
  readonly out: string;
  /** The name of the provider; by default that of the folder. */
  readonly name?: string;
}

/** Writes the webhooks of an OpenAPI document as an AsyncAPI document. Overlays of that document stay as they are. */
export async function importOpenapiCommand({ file, out, name }: ImportOptions, io: Io): Promise<ExitCode> {
  if (/^https?:\/\//i.test(file)) throw new UsageError(`"${file}" is a URL. Download the document, and pass its path.`);
  const folder = path.resolve(io.cwd, out);
  const target = path.join(folder, 'asyncapi.yaml');
  await assertImported(target, path.relative(io.cwd, target));
  const { document, diagnostics: unreadable } = await readDocument(path.resolve(io.cwd, file));
  if (!document) return report(unreadable, io);
  const provider = name ?? lowerSlug(path.basename(folder));
  const { asyncapi, problems, summary, examples } = importOpenapi(exactValue(document), { name: provider });
  const diagnostics = problems.map((problem) => toDiagnostic(document, problem));
  if (!asyncapi) return report(diagnostics, io);
  await mkdir(folder, { recursive: true });
  const header = headerOf(path.basename(file));
  const write = (value: object) => writeFile(target, `${header}\n${stringify(value, { lineWidth: 0 })}`);
  await write(asyncapi);
  const { pruned, removed } = withoutInvalidExamples(asyncapi, await invalidExamples(target));
  if (removed.length > 0) await write(pruned);
  const leftOut = removed.map(({ key, index, message }) => exampleLeftOut(document, examples[key]?.[index], message));
  const exit = report([...diagnostics, ...leftOut], io);
  const types = `${summary.eventTypes} with a known event type`;
  io.out(`${count(summary.messages, 'message')}, ${types}, in ${path.relative(io.cwd, target)}`);
  io.out(`Next: hookbook check --specs ${path.relative(io.cwd, folder) || '.'}`);
  return exit;
}

async function readDocument(file: string): Promise<{ document?: SpecFile; diagnostics: readonly Diagnostic[] }> {
  const result = await readText(file);
  switch (result.kind) {
    case 'invalid':
      return { diagnostics: [result.diagnostic] };
    case 'missing':
    case 'unreadable': {
      const notFound = await specNotFound(file, result.kind === 'unreadable' ? result.reason : undefined);
      return { diagnostics: [{ ...notFound, fix: 'Pass the path of the OpenAPI document.' }] };
    }
    case 'text': {
      const name = path.basename(file);
      const parsed = parseSpecFile({ path: file, name, uri: fileUri(name), text: result.text });
      return { ...(parsed.file && { document: parsed.file }), diagnostics: parsed.diagnostics };
    }
  }
}

/** The document with the digits of its integers: those that a double rounds are `bigint`s. */
function exactValue(document: SpecFile): unknown {
  const numbers = exactNumbers(rootNode(document));
  return numbers ? withBigints(withExactNumbers(document.value, numbers)) : document.value;
}

function withBigints(value: unknown): unknown {
  if (isRawNumber(value)) return /^-?\d+$/.test(value.rawJSON) ? BigInt(value.rawJSON) : Number(value.rawJSON);
  if (Array.isArray(value)) return value.map(withBigints);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withBigints(member)]));
}

function report(diagnostics: readonly Diagnostic[], io: Io): ExitCode {
  // All of them: an import has no other format that lists them.
  if (diagnostics.length > 0) io.error(reportPretty(diagnostics, io, Number.POSITIVE_INFINITY));
  return exitCodeOf(diagnostics);
}

function toDiagnostic(document: SpecFile, { severity, pointer, message, fix }: ImportProblem): Diagnostic {
  const code = severity === 'error' ? 'import-refused' : 'import-incomplete';
  return createDiagnostic(code, locationOf(nodeAt(document, pointer), 'key'), message, { fix });
}

function nodeAt(document: SpecFile, pointer: string): SpecNode {
  const path = fromPointer(pointer) ?? [];
  return path.reduce<SpecNode>((parent, token) => member(parent, token) ?? parent, rootNode(document));
}

/** Vendors publish examples that their own schemas refuse. Each is one diagnostic of the imported document. */
async function invalidExamples(target: string): Promise<readonly Diagnostic[]> {
  const { document } = await load(target);
  if (!document) return [];
  const normalised = normalise(document);
  // A schema that is invalid decides about no example. `check` reports it.
  return validateExamples(document, normalised, normalised.diagnostics);
}

function exampleLeftOut(document: SpecFile, pointer = '', message: string): Diagnostic {
  const problem = `${message} The example is left out.`;
  return createDiagnostic('import-incomplete', locationOf(nodeAt(document, pointer), 'key'), problem, {
    fix: 'Add a valid example with an overlay, or report the example to the vendor.',
  });
}

const MARK = '# Imported by hookbook from ';

function headerOf(source: string): string {
  const name = source.replace(/[^\x20-\x7e]/g, '?');
  return `${MARK}${name}. Do not edit: put changes into an overlay, so that the next import keeps them.`;
}

/** Prevents a mistyped --out from replacing a document that was written by hand. */
async function assertImported(target: string, name: string): Promise<void> {
  const text = await readFile(target, 'utf8').catch(() => MARK);
  if (text.startsWith(MARK)) return;
  throw new UsageError(
    `"${name}" was not imported by Hookbook, and would be overwritten. Choose another folder with --out, or delete the file.`,
  );
}
