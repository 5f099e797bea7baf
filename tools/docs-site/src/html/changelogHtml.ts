import { CHANGELOG_SUMMARY, CHANGELOG_TITLE, changelogSections } from '../model/changelog.ts';
import { feedDownloads } from '../model/downloads.ts';
import { CHANGELOG } from '../model/paths.ts';
import type { Site } from '../model/site.ts';
import { html } from '../text/html.ts';
import { downloadsHtml } from './downloadsHtml.ts';
import { sectionNavigation } from './navigation.ts';
import type { Page } from './page.ts';
import { sectionsHtml } from './sectionHtml.ts';

export function changelogHtml(site: Site): Page {
  const sections = changelogSections(site);
  const downloads = feedDownloads(site);
  return {
    path: CHANGELOG,
    title: CHANGELOG_TITLE,
    summary: CHANGELOG_SUMMARY,
    downloads,
    main: html`<article class="guide">
<header class="intro">
<h1>${CHANGELOG_TITLE}</h1>
<p class="lead">${CHANGELOG_SUMMARY}</p>
</header>
${sections.length > 1 && html`${sectionNavigation(sections)}\n`}${sectionsHtml(sections, CHANGELOG)}
${downloadsHtml(downloads, CHANGELOG)}
</article>`,
  };
}
