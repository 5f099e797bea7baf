import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fromPointer } from '@hookbook/contract/data';
import { lowerSlug } from '@hookbook/normaliser/naming/names';
import { normalise } from '@hookbook/normaliser/normalise';
import { type ExamplePlace, type ImportProblem, importFiles } from '@hookbook/openapi';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { load } from '@hookbook/spec-reader/load/load';
import { type LoadedOpenapi, loadOpenapi } from '@hookbook/spec-reader/load/loadOpenapi';
import { locationOf, member, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
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
  /** The folder whose files the document may refer to; by default its own. */
  readonly root?: string;
  /** Whether the paths of the document are those of the receiver. */
  readonly paths?: boolean;
}

/** Writes the webhooks of an OpenAPI document as an AsyncAPI document. Overlays of that document stay as they are. */
export async function importOpenapiCommand({ file, out, name, root, paths }: ImportOptions, io: Io): Promise<ExitCode> {
  if (/^https?:\/\//i.test(file)) throw new UsageError(`"${file}" is a URL. Download the document, and pass its path.`);
  const folder = path.resolve(io.cwd, out);
  const target = path.join(folder, 'asyncapi.yaml');
  await assertImported(target, path.relative(io.cwd, target));
  const rootFolder = root === undefined ? undefined : path.resolve(io.cwd, root);
  const { document, diagnostics: unreadable } = await readDocument(path.resolve(io.cwd, file), rootFolder);
  if (!document) return report(unreadable, io);
  const provider = name ?? lowerSlug(path.basename(folder));
  const { asyncapi, problems, summary, examples } = importFiles(document, { name: provider, paths });
  const diagnostics = [...unreadable, ...problems.map((problem) => toDiagnostic(document, problem))];
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

async function readDocument(
  file: string,
  root: string | undefined,
): Promise<{ document?: LoadedOpenapi; diagnostics: readonly Diagnostic[] }> {
  const { document, diagnostics } = await loadOpenapi(file, { root });
  if (document) return { document, diagnostics };
  const fix = 'Pass the path of the OpenAPI document.';
  return { diagnostics: diagnostics.map((one) => (one.code === 'spec-not-found' ? { ...one, fix } : one)) };
}

function report(diagnostics: readonly Diagnostic[], io: Io): ExitCode {
  // All of them: an import has no other format that lists them.
  if (diagnostics.length > 0) io.error(reportPretty(diagnostics, io, Number.POSITIVE_INFINITY));
  return exitCodeOf(diagnostics);
}

function toDiagnostic(document: LoadedOpenapi, { severity, message, fix, ...place }: ImportProblem): Diagnostic {
  const code = severity === 'error' ? 'import-refused' : 'import-incomplete';
  return createDiagnostic(code, locationOf(nodeAt(document, place), 'key'), message, { fix });
}

function nodeAt({ root, files }: LoadedOpenapi, { file, pointer }: ExamplePlace): SpecNode {
  const path = fromPointer(pointer) ?? [];
  const named = [...files.values()].find(({ name }) => name === file) ?? root;
  return path.reduce<SpecNode>((parent, token) => member(parent, token) ?? parent, rootNode(named));
}

/** Vendors publish examples that their own schemas refuse. Each is one diagnostic of the imported document. */
async function invalidExamples(target: string): Promise<readonly Diagnostic[]> {
  const { document } = await load(target);
  if (!document) return [];
  const normalised = normalise(document);
  // A schema that is invalid decides about no example. `check` reports it.
  return validateExamples(document, normalised, { earlier: normalised.diagnostics });
}

function exampleLeftOut(document: LoadedOpenapi, place: ExamplePlace | undefined, message: string): Diagnostic {
  const problem = `${message} The example is left out.`;
  return createDiagnostic('import-incomplete', locationOf(nodeAt(document, place ?? { pointer: '' }), 'key'), problem, {
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
