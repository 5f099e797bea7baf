import { sourceText } from '../model/labels.ts';
import { schemaSections } from '../model/pageSections.ts';
import { inReadingOrder } from '../model/sections.ts';
import type { ProviderEntry, SchemaEntry } from '../model/site.ts';
import { html } from '../text/html.ts';
import { type ListedMessages, providerNavigation, sectionNavigation } from './navigation.ts';
import type { Page } from './page.ts';
import { sectionHtml, sectionsHtml } from './sectionHtml.ts';

export function schemaHtml(entry: SchemaEntry, parent: ProviderEntry, listed: ListedMessages): Page {
  const { definition, path, summary } = entry;
  const sections = schemaSections(entry, parent);
  return {
    path,
    title: definition.name,
    summary: summary || `A schema that several events of ${parent.title} share`,
    parent,
    main: html`<article>
<header class="intro">
<h1>${definition.name}</h1>
${sectionNavigation(inReadingOrder(sections))}
</header>
${sectionsHtml(sections.shapes, path)}
${sectionHtml(sections.usedBy, path)}
<p class="quiet source">Defined in <code>${sourceText(definition.source)}</code></p>
</article>`,
    aside: providerNavigation(parent, listed, path),
  };
}
