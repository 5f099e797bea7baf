import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { ASYNCAPI, type DocumentFormat } from '../documentFormat.ts';
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

interface PendingReference {
  readonly reference: FoundReference;
  readonly nodeKind: NodeKind;
}

/**
 * Visits everything that can be reached from the root document, and collects the declarations of its schemas. A
 * reference may depend on an `$id` that is visited later, so unresolved references are tried again until no more can be
 * resolved.
 */
export function indexResources(
  root: SpecFile,
  files: ReadonlyMap<string, SpecFile>,
  format: DocumentFormat = ASYNCAPI,
): ResourceIndex {
  const collector = createDeclarationCollector(files);
  const references: FoundReference[] = [];
  let pending: PendingReference[] = [];
  const visit = createVisitor(collector, { root, format }, (reference, nodeKind) => {
    references.push(reference);
    pending.push({ reference, nodeKind });
  });
  visit(rootNode(root), { kind: 'object' });
  const document = { files, resources: collector.resources };
  /** An anchor can only be resolved after the file that declares it has been visited. */
  const resolveAfterVisit = ({ reference, nodeKind }: PendingReference): SpecNode | undefined => {
    const file = nodeKind.kind === 'schema' ? referencedFile(document, reference) : undefined;
    if (!file || file === root) return undefined;
    visit(rootNode(file), nodeKind);
    return resolveReference(document, reference);
  };
  for (let resolvedAny = true; resolvedAny; ) {
    resolvedAny = false;
    const unresolved = pending;
    pending = [];
    for (const entry of unresolved) {
      const target = resolveReference(document, entry.reference) ?? resolveAfterVisit(entry);
      if (target) visit(target, entry.nodeKind);
      else pending.push(entry);
      resolvedAny ||= target !== undefined;
    }
  }
  return { resources: collector.resources, references, diagnostics: collector.diagnostics };
}
