import { guidePage } from '../model/guideSections.ts';
import { sourceText } from '../model/labels.ts';
import type { GuideEntry, Site } from '../model/site.ts';
import { html, lines } from '../text/html.ts';
import { guideNavigation, guideNeighbours, sectionNavigation } from './navigation.ts';
import type { Page } from './page.ts';
import { blockHtml, sectionsHtml } from './sectionHtml.ts';

export function guideHtml(entry: GuideEntry, site: Site): Page {
  const { guide, path } = entry;
  const { intro, sections } = guidePage(entry, site);
  return {
    path,
    title: guide.title,
    summary: guide.summary || guide.title,
    main: html`<article class="guide">
<header class="intro">
<h1>${guide.title}</h1>
${lines(
  guide.summary !== '' && html`<p class="lead">${guide.summary}</p>`,
  ...intro.map((block) => blockHtml(block, path)),
)}
</header>
${sections.length > 1 && html`${sectionNavigation(sections)}\n`}${sectionsHtml(sections, path)}
${guideNeighbours(site.guides, path)}
<p class="quiet source">Defined in <code>${sourceText(guide.source)}</code></p>
</article>`,
    aside: guideNavigation(site.guides, path),
  };
}
