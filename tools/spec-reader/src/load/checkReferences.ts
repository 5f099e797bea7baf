import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isMapping, toPointer } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, related, type SourceLocation } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { contentOf } from '../spec/asyncapiKeys.ts';
import { identityOf, locationOf, member, rootNode, type SpecNode } from '../spec/file/specNode.ts';
import type { FoundReference } from '../spec/indexing/visitDocument.ts';
import { parseReference } from '../spec/parseReference.ts';
import { type ReferenceIndex, resolveChain, resolveReference } from '../spec/resolve.ts';
import { cycleDiagnostic, findReferenceCycle } from './referenceCycle.ts';
import type { RootFolder } from './rootFolder.ts';

/** The files that were not read, by absolute path. */
export interface UnavailableFiles {
  readonly rootFolder: RootFolder;
  /** Symbolic links that lead out of the root folder. */
  readonly escaping: ReadonlySet<string>;
  /** Files that already have a diagnostic. */
  readonly reported: ReadonlySet<string>;
  /** Paths that exist and cannot be read as a file, with the reason. */
  readonly unreadable: ReadonlyMap<string, string>;
}

/** A diagnostic with a key: several references to the same missing value are one problem. */
interface Problem {
  readonly key: string;
  readonly diagnostic: Diagnostic;
}

/** Reports every reference that cannot be resolved, or that is circular. */
export async function checkReferences(
  document: ReferenceIndex,
  references: readonly FoundReference[],
  unavailable: UnavailableFiles,
): Promise<Diagnostic[]> {
  const diagnostics = new Map<string, Diagnostic>();
  const acyclic = new Set<unknown>();
  for (const reference of uniqueInFileOrder(document, references)) {
    const cycle = findReferenceCycle(document, reference.node, acyclic);
    const problem = cycle ? circular(cycle) : await checkReference(document, reference, unavailable);
    if (!problem) continue;
    const first = diagnostics.get(problem.key);
    if (first?.code === 'ref-cycle') continue;
    diagnostics.set(problem.key, first ? withRelated(first, locationOfReference(reference)) : problem.diagnostic);
  }
  return [...diagnostics.values()];
}

/** The diagnostic of each reference that has no target, also where several have the same problem. */
export async function findUnresolved(
  document: ReferenceIndex,
  references: readonly FoundReference[],
  unavailable: UnavailableFiles,
): Promise<ReadonlyMap<string, Diagnostic>> {
  const diagnostics = new Map<string, Diagnostic>();
  for (const reference of uniqueInFileOrder(document, references)) {
    const problem = await checkReference(document, reference, unavailable);
    if (problem) diagnostics.set(referenceKey(reference), problem.diagnostic);
  }
  return diagnostics;
}

/** A string that identifies a reference. */
export function referenceKey({ node, keyword }: FoundReference): string {
  return `${keyword} ${identityOf(node)}`;
}

/** Sorts by file, so that the first location of a problem does not depend on the order in which references were found. */
function uniqueInFileOrder({ files }: ReferenceIndex, references: readonly FoundReference[]): FoundReference[] {
  const order = new Map([...files.values()].map((file, index) => [file, index]));
  const unique = new Map(references.map((reference) => [referenceKey(reference), reference]));
  return [...unique.values()].sort((a, b) => (order.get(a.node.file) ?? 0) - (order.get(b.node.file) ?? 0));
}

function withRelated(diagnostic: Diagnostic, location: SourceLocation): Diagnostic {
  return { ...diagnostic, related: [...(diagnostic.related ?? []), related('also referenced here', location)] };
}

function circular(cycle: readonly SpecNode[]): Problem {
  return { key: cycle.map(identityOf).join(), diagnostic: cycleDiagnostic(cycle) };
}

async function checkReference(
  document: ReferenceIndex,
  found: FoundReference,
  unavailable: UnavailableFiles,
): Promise<Problem | undefined> {
  if (resolveReference(document, found)) return undefined;
  const { node, keyword } = found;
  const location = locationOfReference(found);
  const invalid = (diagnostic: Diagnostic): Problem => ({ key: identityOf(node), diagnostic });
  const reference = member(node, keyword)?.value;
  if (typeof reference !== 'string') return invalid(notAString(location, reference));
  const parsed = parseReference(reference, node.file.path);
  switch (parsed.kind) {
    case 'remote': {
      if (isInBindings(node)) return undefined;
      const message = `Remote reference "${reference}" is not read, so its target is unknown.`;
      return { key: reference, diagnostic: createDiagnostic('ref-remote', location, message) };
    }
    case 'invalid': {
      const message = `"${reference}" is neither a path nor a JSON pointer.`;
      return invalid(createDiagnostic('ref-invalid', location, message));
    }
  }
  const file = document.files.get(parsed.file);
  if (!file) {
    const diagnostic = await missingFile({ reference, file: parsed.file, location }, unavailable);
    return diagnostic && { key: parsed.file, diagnostic };
  }
  if (parsed.kind === 'anchor') {
    const message = `"${reference}" is neither a JSON pointer nor a declared $anchor.`;
    return invalid(createDiagnostic('ref-invalid', location, message));
  }
  const hint = suggestPointer(document, rootNode(file), parsed.pointer);
  const message = `"${reference}" does not exist in ${file.name}.${hint}`;
  const key = `${parsed.file}#${toPointer(parsed.pointer)}`;
  return { key, diagnostic: createDiagnostic('ref-target-missing', location, message) };
}

/** Nothing is generated from bindings. A property of a schema may have the same name. */
function isInBindings({ path: keys }: SpecNode): boolean {
  const outermost = keys.find((key) => BINDINGS.test(key) || contentOf(key).startsWith('schema'));
  return outermost !== undefined && BINDINGS.test(outermost);
}

const BINDINGS = /^(?:bindings|(?:server|channel|operation|message)Bindings)$/;

async function missingFile(
  {
    reference,
    file,
    location,
  }: { readonly reference: string; readonly file: string; readonly location: SourceLocation },
  { rootFolder, escaping, reported, unreadable }: UnavailableFiles,
): Promise<Diagnostic | undefined> {
  const folder = `the root folder "${path.basename(rootFolder.path)}"`;
  if (!rootFolder.contains(file))
    return createDiagnostic('ref-outside', location, `"${reference}" is outside ${folder}.`);
  if (escaping.has(file))
    return createDiagnostic(
      'ref-outside',
      location,
      `"${reference}" is a symbolic link that points outside ${folder}.`,
    );
  if (reported.has(file)) return undefined;
  const reason = unreadable.get(file);
  if (reason !== undefined) return createDiagnostic('file-unusable', location, `"${reference}" ${reason}.`);
  const siblings = await readdir(path.dirname(file)).catch(() => []);
  const message = `File not found: "${reference}".${didYouMean(path.basename(file), siblings)}`;
  const fix = reference.includes('\\') ? 'Use / as the path separator, on every system.' : undefined;
  return createDiagnostic('ref-file-missing', location, message, { fix });
}

function notAString(location: SourceLocation, value: unknown): Diagnostic {
  if (value !== null) return createDiagnostic('ref-invalid', location, 'A $ref must be a string.');
  const fix = "Quote a value that starts with #, which YAML otherwise reads as a comment: $ref: '#/…'.";
  return createDiagnostic('ref-invalid', location, 'The $ref is empty.', { fix });
}

function locationOfReference({ node, keyword }: FoundReference): SourceLocation {
  return locationOf(member(node, keyword) ?? node);
}

/** Suggests a name for the first token of the pointer that does not exist. */
function suggestPointer(document: ReferenceIndex, root: SpecNode, pointer: readonly string[]): string {
  let node = root;
  for (const token of pointer) {
    const parent = resolveChain(document, node);
    const next = member(parent, token);
    if (!next) return isMapping(parent.value) ? didYouMean(token, Object.keys(parent.value)) : '';
    node = next;
  }
  return '';
}
