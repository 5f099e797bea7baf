import { sourceText } from '../model/labels.ts';
import { providerSections } from '../model/pageSections.ts';
import { inReadingOrder } from '../model/sections.ts';
import type { ProviderEntry } from '../model/site.ts';
import { html } from '../text/html.ts';
import { firstParagraph, proseHtml } from '../text/prose.ts';
import { docsLinksHtml, tagsHtml } from './linksHtml.ts';
import { providerNavigation, sectionNavigation } from './navigation.ts';
import type { Page } from './page.ts';
import { sectionsHtml } from './sectionHtml.ts';

export function providerHtml(entry: ProviderEntry): Page {
  const { title, path, provider } = entry;
  const sections = providerSections(entry);
  return {
    path,
    title,
    summary: firstParagraph(provider.description) || `Webhook events from ${title}`,
    main: html`<article>
<header class="intro">
<h1>${title}</h1>
${proseHtml(provider.description, { headingsBelow: 1 })}
${docsLinksHtml(provider.docs)}
${tagsHtml(provider.tags, path)}
${sectionNavigation(inReadingOrder(sections))}
</header>
${sectionsHtml(inReadingOrder(sections), path)}
<p class="quiet source">Defined in <code>${sourceText(provider.source)}</code></p>
</article>`,
    aside: providerNavigation(entry, path),
  };
}
