import { splitDescription } from '../model/about.ts';
import { providerDownloads } from '../model/downloads.ts';
import { sourceText } from '../model/labels.ts';
import { providerSections } from '../model/pageSections.ts';
import { inReadingOrder } from '../model/sections.ts';
import type { ProviderEntry, Site } from '../model/site.ts';
import { html } from '../text/html.ts';
import { firstParagraph, proseHtml } from '../text/prose.ts';
import { downloadsHtml } from './downloadsHtml.ts';
import { docsLinksHtml, tagsHtml } from './linksHtml.ts';
import { listedMessages, providerNavigation, sectionNavigation } from './navigation.ts';
import type { Page } from './page.ts';
import { sectionsHtml } from './sectionHtml.ts';

export function providerHtml(entry: ProviderEntry, site: Site): Page {
  const { title, path, provider } = entry;
  const sections = providerSections(entry);
  const downloads = providerDownloads(entry);
  return {
    path,
    title,
    summary: firstParagraph(provider.description) || `Webhook events from ${title}`,
    downloads,
    main: html`<article>
<header class="intro">
<h1>${title}</h1>
${proseHtml(splitDescription(provider.description).beginning, { headingsBelow: 1 })}
${docsLinksHtml(provider.docs)}
${tagsHtml(provider.tags, path)}
${sectionNavigation(inReadingOrder(sections))}
</header>
${sectionsHtml(inReadingOrder(sections), path, site.text)}
<p class="quiet source">Defined in <code>${sourceText(provider.source)}</code></p>
${downloadsHtml(downloads, path)}
</article>`,
    aside: providerNavigation(entry, listedMessages(entry), path),
  };
}
