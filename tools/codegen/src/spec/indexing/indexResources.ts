import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SpecFile } from '../file/specFile.ts';
import { rootNode, type SpecNode } from '../file/specNode.ts';
import { referencedFile, resolveReference } from '../resolve.ts';
import type { Resources } from '../resources.ts';
import { createDeclarationCollector } from './collectDeclarations.ts';
import { createVisitor, type FoundReference, type NodeKind } from './visitDocument.ts';

interface ResourceIndex {
  readonly resources: Resources;
  /** Every reference that can be reached from the root document. */
  readonly references: readonly FoundReference[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds what the schemas of a document declare about themselves, by walking all that the root document holds and refers to.
 * Where a reference leads may be known only after an `$id` behind another reference was met.
 */
export function indexResources(root: SpecFile, files: ReadonlyMap<string, SpecFile>): ResourceIndex {
  const found = createDeclarationCollector(files);
  const references: FoundReference[] = [];
  let pending: { readonly reference: FoundReference; readonly role: NodeKind }[] = [];
  const walk = createVisitor(found, root, (reference, role) => {
    references.push(reference);
    pending.push({ reference, role });
  });
  walk(rootNode(root), { kind: 'object' });
  const document = { files, resources: found.resources };
  /** An anchor is known only after the file that declares it was walked. */
  const open = (reference: FoundReference, role: NodeKind): SpecNode | undefined => {
    const file = role.kind === 'schema' ? referencedFile(document, reference) : undefined;
    if (!file || file === root) return undefined;
    walk(rootNode(file), role);
    return resolveReference(document, reference);
  };
  for (let solved = true; solved; ) {
    solved = false;
    const waiting = pending;
    pending = [];
    for (const each of waiting) {
      const target = resolveReference(document, each.reference) ?? open(each.reference, each.role);
      if (target) walk(target, each.role);
      else pending.push(each);
      solved ||= target !== undefined;
    }
  }
  return { resources: found.resources, references, diagnostics: found.diagnostics };
}
