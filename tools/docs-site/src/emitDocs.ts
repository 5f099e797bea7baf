import { type Emitter, type GeneratedFile, NO_CACHE } from '@hookbook/contract';
import { readAssets } from './assets/readAssets.ts';
import { eventHtml } from './html/eventHtml.ts';
import { homeHtml } from './html/homeHtml.ts';
import { providerNavigation } from './html/navigation.ts';
import { notFoundHtml } from './html/notFoundHtml.ts';
import { type Page, pageHtml } from './html/page.ts';
import { providerHtml } from './html/providerHtml.ts';
import { schemaHtml } from './html/schemaHtml.ts';
import { eventMarkdown, homeMarkdown, llmsText, providerMarkdown, schemaMarkdown } from './markdown/pagesMarkdown.ts';
import { LLMS, markdownPath, NOT_FOUND } from './model/paths.ts';
import { buildSite, type EventEntry, type ProviderEntry, type SchemaEntry, type Site } from './model/site.ts';
import { searchFile } from './search/searchFile.ts';

/** Emits a static site: a page per provider, event and shared schema, each also as Markdown. It needs no server and loads nothing from other sites. */
export const emitDocs: Emitter = (contract, cache = NO_CACHE) => {
  const site = buildSite(contract, cache);
  return [
    searchFile(site),
    ...pageFiles(homeHtml(site), homeMarkdown(site), site),
    ...site.providers.flatMap((provider) => [
      ...pageFiles(providerHtml(provider), providerMarkdown(provider), site),
      ...[...provider.events, ...provider.commands].flatMap((event) => eventFiles(event, provider, site)),
      ...provider.schemas.flatMap((schema) => schemaFiles(schema, provider, site)),
    ]),
    { path: NOT_FOUND, text: pageHtml(notFoundHtml(), site) },
    { path: LLMS, text: llmsText(site) },
    ...readAssets(),
  ];
};

function eventFiles(event: EventEntry, provider: ProviderEntry, site: Site): readonly GeneratedFile[] {
  const navigation = providerNavigation(provider, event.path);
  return [
    { path: event.path, text: event.text(`page ${navigation.text}`, () => pageHtml(eventHtml(event, provider), site)) },
    { path: markdownPath(event.path), text: event.text('markdown', () => eventMarkdown(event, provider)) },
  ];
}

function schemaFiles(schema: SchemaEntry, provider: ProviderEntry, site: Site): readonly GeneratedFile[] {
  const { path } = schema;
  const navigation = providerNavigation(provider, path);
  return [
    { path, text: schema.text(`page ${navigation.text}`, () => pageHtml(schemaHtml(schema, provider), site)) },
    { path: markdownPath(path), text: schema.text('markdown', () => schemaMarkdown(schema, provider)) },
  ];
}

function pageFiles(page: Page, markdown: string, site: Site): readonly GeneratedFile[] {
  return [
    { path: page.path, text: pageHtml(page, site) },
    { path: markdownPath(page.path), text: markdown },
  ];
}
