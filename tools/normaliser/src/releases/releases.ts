import type { Release, ReleasedChange } from '@hookbook/contract';
import { member, members, rootNode, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { getPath, isBroken, resolveChain } from '@hookbook/spec-reader/spec/resolve';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { text } from '../messages/messages.ts';
import { isDate } from '../schema/date.ts';

/** An entry of `info.x-releases`. */
export interface ReleaseSource {
  readonly version: string;
  readonly node: SpecNode;
}

/** The value of `info.x-releases`, if there is one. */
export function releasesNode(document: SpecDocument): SpecNode | undefined {
  return getPath(document, rootNode(document.root), 'info', 'x-releases');
}

/** The releases of a document, also those that are not valid. Leaves out broken `$ref`s. */
export function releaseSources(document: SpecDocument): readonly ReleaseSource[] {
  const releases = releasesNode(document);
  if (!releases || Array.isArray(releases.value)) return [];
  return members(releases).flatMap(([version, entry]) =>
    isBroken(document, entry) ? [] : [{ version, node: resolveChain(document, entry) }],
  );
}

/** The changes of a release; none if it does not list them. */
export function changeNodes({ node }: ReleaseSource): readonly SpecNode[] {
  const changes = member(node, 'changes');
  return changes && Array.isArray(changes.value) ? members(changes).map(([, change]) => change) : [];
}

export const SEVERITIES = ['breaking', 'compatible'] as const;

/** The valid releases of a document with their valid changes, in the order of the document. */
export function readReleases(document: SpecDocument): readonly Release[] {
  return releaseSources(document).flatMap((source) => {
    const date = member(source.node, 'date')?.value;
    return isDate(date) ? [{ version: source.version, date, changes: changeNodes(source).flatMap(readChange) }] : [];
  });
}

function readChange(node: SpecNode): readonly ReleasedChange[] {
  const [provider, event, message, pointer] = ['provider', 'event', 'message', 'pointer'].map((key) =>
    text(member(node, key)),
  );
  const severity = SEVERITIES.find((name) => name === member(node, 'severity')?.value);
  if (!provider || !message || !severity) return [];
  return [{ provider, ...(event && { event }), severity, message, ...(pointer && { pointer }) }];
}
