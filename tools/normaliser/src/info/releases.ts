import type { Release, ReleasedChange } from '@hookbook/contract';
import { member, members, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { text } from '../messages/messages.ts';
import { isDate } from '../schema/date.ts';
import { type InfoEntry, infoEntries } from './infoEntries.ts';

/** The changes of a release; none if it does not list them. */
export function changeNodes({ node }: InfoEntry): readonly SpecNode[] {
  const changes = member(node, 'changes');
  return changes && Array.isArray(changes.value) ? members(changes).map(([, change]) => change) : [];
}

export const SEVERITIES = ['breaking', 'compatible'] as const;

/** The valid releases of a document with their valid changes, in the order of the document. */
export function readReleases(document: SpecDocument): readonly Release[] {
  return infoEntries(document, 'x-releases').flatMap((source) => {
    const date = member(source.node, 'date')?.value;
    return isDate(date) ? [{ version: source.name, date, changes: changeNodes(source).flatMap(readChange) }] : [];
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
