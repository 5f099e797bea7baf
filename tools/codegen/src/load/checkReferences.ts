import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isMapping, toPointer } from '@hookbook/contract/data';
import { createDiagnostic, type Diagnostic, related, type SourceLocation } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { identityOf, locationOf, member, rootNode, type SpecNode } from '../spec/file/specNode.ts';
import type { FoundReference } from '../spec/indexing/visitDocument.ts';
import { parseReference } from '../spec/parseReference.ts';
import { resolveChain, resolveReference } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { isInside } from './readFiles.ts';
import { cycleDiagnostic, findReferenceCycle } from './referenceCycle.ts';

/** Files that are no part of the document, and about which something is said already, or what stands in their way. */
export interface UnavailableFiles {
  readonly faulty: ReadonlySet<string>;
  readonly unreadable: ReadonlyMap<string, string>;
}

/** Every reference that leads nowhere, in circles, out of the folder or to the network. */
export async function checkReferences(
  document: SpecDocument,
  references: readonly FoundReference[],
  absent: UnavailableFiles,
): Promise<Diagnostic[]> {
  const found = new Map<string, Diagnostic>();
  const known = { ...absent, sound: new Set<unknown>() };
  for (const reference of byFile(document, references)) {
    const { fault, diagnostic } = (await checkReference(document, reference, known)) ?? {};
    if (!fault || !diagnostic) continue;
    const first = found.get(fault);
    if (first?.code === 'ref-cycle') continue;
    found.set(fault, first ? withRelated(first, referenceLocation(reference)) : diagnostic);
  }
  return [...found.values()];
}

/** Each once, in the order in which the files were read: what is reported first must not depend on who refers to whom. */
function byFile({ files }: SpecDocument, references: readonly FoundReference[]): FoundReference[] {
  const order = new Map([...files.values()].map((file, index) => [file, index]));
  const each = new Map(references.map((found) => [`${found.keyword} ${identityOf(found.node)}`, found]));
  return [...each.values()].sort((a, b) => (order.get(a.node.file) ?? 0) - (order.get(b.node.file) ?? 0));
}

/** What is missing is one fault, however many refer to it. */
function withRelated(first: Diagnostic, place: SourceLocation): Diagnostic {
  return { ...first, related: [...(first.related ?? []), related('the same reference', place)] };
}

/** A problem, with a text that is the same for the same fault. */
async function checkReference(
  document: SpecDocument,
  written: FoundReference,
  { sound, ...absent }: UnavailableFiles & { readonly sound: Set<unknown> },
): Promise<{ fault: string; diagnostic: Diagnostic } | undefined> {
  const { node, keyword } = written;
  const cycle = findReferenceCycle(document, node, sound);
  if (cycle) return { fault: cycle.map(identityOf).join(), diagnostic: cycleDiagnostic(cycle) };
  if (resolveReference(document, written)) return undefined;
  const ref = member(node, keyword)?.value;
  const place = referenceLocation(written);
  const own = identityOf(node);
  if (typeof ref !== 'string') return { fault: own, diagnostic: invalidReference(place, ref) };
  const reference = parseReference(ref, node.file.path);
  if (reference.kind === 'remote') {
    const what = `"${ref}" is not a file of this contract, and hookbook fetches nothing.`;
    return { fault: ref, diagnostic: createDiagnostic('ref-remote', place, what) };
  }
  if (reference.kind === 'invalid') {
    const diagnostic = createDiagnostic('ref-invalid', place, `"${ref}" is neither a path nor a JSON pointer.`);
    return { fault: own, diagnostic };
  }
  const file = document.files.get(reference.file);
  if (!file) {
    const diagnostic = await missingFile(document, { ref, file: reference.file, place }, absent);
    return diagnostic && { fault: reference.file, diagnostic };
  }
  if (reference.kind === 'anchor') {
    const diagnostic = createDiagnostic(
      'ref-invalid',
      place,
      `"${ref}" is neither a JSON pointer nor an $anchor of a schema.`,
    );
    return { fault: own, diagnostic };
  }
  const hint = suggestPointer(document, rootNode(file), reference.pointer);
  const what = `"${ref}" does not exist in ${file.name}.${hint}`;
  const fault = `${reference.file}#${toPointer(reference.pointer)}`;
  return { fault, diagnostic: createDiagnostic('ref-target-missing', place, what) };
}

async function missingFile(
  { root }: SpecDocument,
  { ref, file, place }: { readonly ref: string; readonly file: string; readonly place: SourceLocation },
  { faulty, unreadable }: UnavailableFiles,
): Promise<Diagnostic | undefined> {
  if (!isInside(path.dirname(root.path), file))
    return createDiagnostic('ref-outside', place, `"${ref}" leads out of the folder of ${root.name}.`);
  if (faulty.has(file)) return undefined;
  const reason = unreadable.get(file);
  if (reason !== undefined) return createDiagnostic('file-unusable', place, `"${ref}" ${reason}.`);
  const siblings = await readdir(path.dirname(file)).catch(() => []);
  const what = `"${ref}": there is no such file.${didYouMean(path.basename(file), siblings)}`;
  const fix = ref.includes('\\') ? { fix: 'Write / between the names of a path, on every system.' } : {};
  return createDiagnostic('ref-file-missing', place, what, fix);
}

function invalidReference(place: SourceLocation, value: unknown): Diagnostic {
  if (value !== null) return createDiagnostic('ref-invalid', place, 'A $ref must be text.');
  const fix = { fix: "Put quotes around what begins with #, which is a comment without them: $ref: '#/…'." };
  return createDiagnostic('ref-invalid', place, 'This $ref is empty.', fix);
}

function referenceLocation({ node, keyword }: FoundReference): SourceLocation {
  return locationOf(member(node, keyword) ?? node);
}

/** Suggests a name for the first token of the pointer that does not exist. */
function suggestPointer(document: SpecDocument, root: SpecNode, pointer: readonly string[]): string {
  let at = root;
  for (const token of pointer) {
    const parent = resolveChain(document, at);
    const next = member(parent, token);
    if (!next) return isMapping(parent.value) ? didYouMean(token, Object.keys(parent.value)) : '';
    at = next;
  }
  return '';
}
