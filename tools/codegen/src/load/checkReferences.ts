import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Diagnostic, problem } from '../diagnostic.ts';
import { didYouMean } from '../suggest.ts';
import { isInside } from './load.ts';
import { findReferences } from './references.ts';
import { follow, parseReference, type SpecDocument, target } from './specDocument.ts';
import { isMapping, member, placeOf, rootNode, type SpecNode } from './specNode.ts';

/** Every `$ref` that leads nowhere, in circles, out of the folder or to the network. */
export async function checkReferences(document: SpecDocument, unreadable: ReadonlySet<string>): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const file of document.files.values()) {
    for (const node of findReferences(rootNode(file))) {
      const diagnostic = await checkReference(document, node, unreadable);
      if (diagnostic) found.push(diagnostic);
    }
  }
  return found;
}

async function checkReference(
  document: SpecDocument,
  node: SpecNode,
  unreadable: ReadonlySet<string>,
): Promise<Diagnostic | undefined> {
  const ref = (node.value as { $ref: string }).$ref;
  const place = placeOf(member(node, '$ref') ?? node);
  const reference = parseReference(ref, node.file.path);
  if (reference.kind === 'remote')
    return problem('ref-remote', place, `"${ref}" is not a file of this contract, and hookbook fetches nothing.`);
  if (reference.kind === 'invalid')
    return problem('ref-invalid', place, `"${ref}" is neither a path nor a JSON pointer.`);
  if (!isInside(path.dirname(document.root.path), reference.file)) {
    return problem('ref-outside', place, `"${ref}" leads out of the folder of ${document.root.name}.`);
  }
  const file = document.files.get(reference.file);
  if (!file) {
    if (unreadable.has(reference.file)) return undefined;
    return problem('ref-file-missing', place, `"${ref}": there is no such file.${await suggestFile(reference.file)}`);
  }
  if (isPureCycle(document, node))
    return problem('ref-cycle', place, `"${ref}" leads back to itself through nothing but $refs.`);
  if (target(document, node)) return undefined;
  return problem(
    'ref-target-missing',
    place,
    `"${ref}" does not exist in ${file.name}.${suggestPointer(document, rootNode(file), reference.pointer)}`,
  );
}

function isPureCycle(document: SpecDocument, node: SpecNode): boolean {
  const seen = new Set<unknown>();
  for (let at: SpecNode | undefined = node; at; at = target(document, at)) {
    if (seen.has(at.value)) return true;
    if (!isMapping(at.value) || typeof at.value.$ref !== 'string') return false;
    seen.add(at.value);
  }
  return false;
}

async function suggestFile(missing: string): Promise<string> {
  const siblings = await readdir(path.dirname(missing)).catch(() => []);
  return didYouMean(path.basename(missing), siblings);
}

/** Suggests a name for the first token of the pointer that does not exist. */
function suggestPointer(document: SpecDocument, root: SpecNode, pointer: readonly string[]): string {
  let at = root;
  for (const token of pointer) {
    const parent = follow(document, at);
    const next = member(parent, token);
    if (!next) return isMapping(parent.value) ? didYouMean(token, Object.keys(parent.value)) : '';
    at = next;
  }
  return '';
}
