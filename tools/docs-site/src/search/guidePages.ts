import { CHANGELOG_SUMMARY, CHANGELOG_TITLE, changelogSections } from '../model/changelog.ts';
import { guidePage } from '../model/guideSections.ts';
import { CHANGELOG } from '../model/paths.ts';
import type { Block } from '../model/sections.ts';
import type { Site } from '../model/site.ts';
import { escapeInvisible as clean } from '../text/untrusted.ts';
import { plainSentence } from './plainSentence.ts';
import { type Row, row } from './row.ts';
import type { TextBudget } from './textBudget.ts';

/** The guides and the changelog, each with its sections: path, title, text, then a row for each section: id, title, text. */
export function guidePages(site: Site, budget: TextBudget): readonly Row[] {
  return [...guideRows(site, budget), ...changelogRows(site)];
}

/** A release is found by its version. Its changes are on the pages of events, too. */
function changelogRows(site: Site): readonly Row[] {
  if (site.releases.length === 0) return [];
  const sections = changelogSections(site).map(({ id, title }) => row(id, clean(title), ''));
  return [row(CHANGELOG, CHANGELOG_TITLE, CHANGELOG_SUMMARY, sections)];
}

function guideRows(site: Site, budget: TextBudget): readonly Row[] {
  return site.guides.map((entry) => {
    const { path, guide } = entry;
    const sections: readonly Row[] = JSON.parse(
      entry.text('search terms', () =>
        JSON.stringify(
          guidePage(entry, site).sections.map(({ id, title, blocks }) =>
            row(id, clean(title), clean(blocks.map(wordsOf).filter(Boolean).join(' '))),
          ),
        ),
      ),
    );
    return row(
      ...([path, clean(guide.title), clean(guide.summary)] as const),
      sections.map(([id, title, text]) => row(id, title, budget.take(String(text ?? '')))),
    );
  });
}

/** Enough to find a section by: the beginnings of its texts, and the languages of its code. */
function wordsOf(block: Block | undefined): string {
  if (block?.kind === 'prose') return plainSentence(block.prose);
  return block?.kind === 'code' ? block.caption : '';
}
