import { isCalled, type ReleasedChange } from '@hookbook/contract';
import { groupBy } from './groupBy.ts';
import { CHANGELOG } from './paths.ts';
import { releaseId } from './releaseId.ts';
import type { ChangeLine, Inline, Section } from './sections.ts';
import type { EventEntry, ReleasedIn, Site } from './site.ts';

export const CHANGELOG_TITLE = 'Changelog';
export const CHANGELOG_SUMMARY = 'What each release changed for receivers, the latest first.';

/** A section for each release, with its changes by provider. */
export function changelogSections(site: Pick<Site, 'releases' | 'providers'>): readonly Section[] {
  return site.releases.map((release, index) => ({
    ...{ id: releaseId(release, index), title: release.version },
    blocks: [
      { kind: 'text', text: [release.date], style: 'quiet' },
      ...(release.changes.length === 0
        ? [{ kind: 'text', text: ['Nothing has changed for receivers.'] } as const]
        : []),
      ...[...groupBy(release.changes, ({ provider }) => provider)].flatMap(([name, changes]) => {
        const entry = site.providers.find(({ provider }) => isCalled(provider, name));
        const pages = new Map(entry?.events.map((page) => [page.event.type, page]));
        const title: Inline = entry ? { link: entry.title, to: entry } : name;
        return [
          { kind: 'text', text: [title] } as const,
          { kind: 'changes', changes: changes.map((change) => lineOf(change, subjectOf(change, pages))) } as const,
        ];
      }),
    ],
  }));
}

function subjectOf({ event: type }: ReleasedChange, pages: ReadonlyMap<string, EventEntry>): Inline {
  if (type === undefined) return 'Deliveries';
  const page = pages.get(type);
  return page ? { link: { code: type }, to: page } : { code: type };
}

function lineOf({ severity, pointer, message }: ReleasedChange, subject: Inline): ChangeLine {
  return { subject, severity, message, ...(pointer !== undefined && { pointer }) };
}

/** What releases changed in one event, or in the deliveries of a provider. */
export function changesSection(changes: readonly ReleasedIn[]): Section | undefined {
  if (changes.length === 0) return undefined;
  const lines = changes.map(({ version, date, id, change }) =>
    lineOf(change, { link: `${version}, ${date}`, to: { path: CHANGELOG, fragment: id } }),
  );
  return { id: 'changes', title: 'Changes', blocks: [{ kind: 'changes', changes: lines }] };
}
