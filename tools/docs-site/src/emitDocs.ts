import { type Contract, type Emitter, type GeneratedFile, NO_CACHE } from '@hookbook/contract';
import { payloadCheckScript, readAssets } from './assets/readAssets.ts';
import { crawlerFiles } from './crawlers/crawlerFiles.ts';
import { asyncapiText } from './downloads/asyncapi/asyncapiText.ts';
import { openapiText } from './downloads/openapi/openapiText.ts';
import { type SchemaTexts, schemaTexts } from './downloads/schemaFiles.ts';
import { feedFiles } from './feeds/feedFiles.ts';
import { changelogHtml } from './html/changelogHtml.ts';
import { eventHtml } from './html/eventHtml.ts';
import { guideHtml } from './html/guideHtml.ts';
import { homeHtml } from './html/homeHtml.ts';
import { movedEventHtml, movedProviderHtml } from './html/movedHtml.ts';
import { listedMessages } from './html/navigation.ts';
import { inFolderOf, notFoundHtml } from './html/notFoundHtml.ts';
import { type Page, pageHtml } from './html/page.ts';
import { payloadCheckHtml } from './html/payloadCheckHtml.ts';
import { providerHtml } from './html/providerHtml.ts';
import { schemaHtml } from './html/schemaHtml.ts';
import { llmsFiles } from './markdown/llmsText.ts';
import {
  changelogMarkdown,
  eventMarkdown,
  guideMarkdown,
  homeMarkdown,
  providerMarkdown,
  schemaMarkdown,
} from './markdown/pagesMarkdown.ts';
import { eventDownloads } from './model/downloads.ts';
import {
  ASYNCAPI,
  formerPaths,
  formerProviderPaths,
  jsonSchemaPath,
  markdownPath,
  NOT_FOUND,
  openapiPath,
  PAYLOAD_CHECK,
} from './model/paths.ts';
import {
  buildSite,
  type EventEntry,
  type GuideEntry,
  type ProviderEntry,
  type SchemaEntry,
  type Site,
  type SiteOptions,
} from './model/site.ts';
import { searchFile } from './search/searchFile.ts';

/** Emits a static site: a page per guide, provider, event and shared schema, each also as Markdown. It needs no server and loads nothing from other sites. */
export const emitDocs: Emitter = docsEmitter({});

export function docsEmitter(options: SiteOptions): Emitter {
  const { siteUrl } = options;
  return (contract, cache = NO_CACHE) => {
    const site = buildSite(contract, cache, options);
    const pages = pagesOf(site, contract);
    const markdown = pages.filter(({ path }) => path.endsWith('.md'));
    return [
      searchFile(site),
      ...pages,
      ...movedPages(site),
      { path: NOT_FOUND, text: notFoundText(site) },
      ...(site.hasPayloadCheck ? payloadCheckFiles(site) : []),
      { path: ASYNCAPI, text: asyncapiText(contract, site.providers) },
      ...llmsFiles(markdown, site),
      ...(siteUrl === undefined ? [] : crawlerFiles(pages, siteUrl)),
      ...(siteUrl === undefined || site.releases.length === 0 ? [] : feedFiles(site, siteUrl)),
      ...readAssets(),
    ];
  };
}

function notFoundText(site: Site): string {
  const text = pageHtml(notFoundHtml(), site);
  return site.siteUrl === undefined ? text : inFolderOf(site.siteUrl, text);
}

function guideFiles(guide: GuideEntry, site: Site): readonly GeneratedFile[] {
  return [
    { path: guide.path, text: guide.text('page', () => pageHtml(guideHtml(guide, site), site)) },
    { path: markdownPath(guide.path), text: guide.text('markdown', () => guideMarkdown(guide, site)) },
  ];
}

/** In reading order. */
function pagesOf(site: Site, { version }: Contract): readonly GeneratedFile[] {
  return [
    ...pageFiles(homeHtml(site), homeMarkdown(site), site),
    ...site.guides.flatMap((guide) => guideFiles(guide, site)),
    ...(site.releases.length > 0 ? pageFiles(changelogHtml(site), changelogMarkdown(site), site) : []),
    ...site.providers.flatMap((provider) => {
      const schemas = schemaTexts(provider);
      return [
        ...pageFiles(providerHtml(provider, site), providerMarkdown(provider), site),
        ...providerFiles(provider, schemas, version),
        ...provider.messages.flatMap((event) => eventFiles(event, provider, schemas, site)),
        ...provider.schemas.flatMap((schema) => schemaFiles(schema, provider, site)),
      ];
    }),
  ];
}

/** Links to the addresses that providers and events had before still lead to them. */
function movedPages(site: Site): readonly GeneratedFile[] {
  const pages = site.providers.flatMap((parent) => [
    ...formerProviderPaths(parent.provider).map((path) => movedProviderHtml(path, parent)),
    ...parent.messages.flatMap((entry) =>
      formerPaths(entry.event, parent.provider).map((path) => movedEventHtml(path, entry, parent)),
    ),
  ]);
  return pages.map((page) => ({ path: page.path, text: pageHtml(page, site) }));
}

function payloadCheckFiles(site: Site): readonly GeneratedFile[] {
  return [{ path: PAYLOAD_CHECK, text: pageHtml(payloadCheckHtml(site), site) }, payloadCheckScript()];
}

function providerFiles(entry: ProviderEntry, { providerText }: SchemaTexts, version: string): readonly GeneratedFile[] {
  const { path, provider, events } = entry;
  if (events.length === 0) return [];
  return [
    { path: jsonSchemaPath(path), text: providerText() },
    ...(provider.protocols.length === 0 ? [{ path: openapiPath(provider), text: openapiText(entry, version) }] : []),
  ];
}

function eventFiles(
  entry: EventEntry,
  parent: ProviderEntry,
  { hasEventText, eventText }: SchemaTexts,
  site: Site,
): readonly GeneratedFile[] {
  const { path, event } = entry;
  const listed = listedMessages(parent, entry);
  const hasSchema = entry.text('has schema', () => (hasEventText(event) ? 'yes' : '')) !== '';
  const downloads = eventDownloads(entry, parent, hasSchema);
  const page = () => pageHtml(eventHtml(entry, parent, { downloads, listed }), site);
  return [
    entry.file(path, 'page', page, listed),
    { path: markdownPath(path), text: entry.text('markdown', () => eventMarkdown(entry, parent, downloads)) },
    ...(hasSchema ? [entry.file(jsonSchemaPath(path), 'schema', () => eventText(event))] : []),
  ];
}

function schemaFiles(schema: SchemaEntry, provider: ProviderEntry, site: Site): readonly GeneratedFile[] {
  const { path } = schema;
  const listed = listedMessages(provider);
  return [
    schema.file(path, 'page', () => pageHtml(schemaHtml(schema, provider, listed), site), listed),
    { path: markdownPath(path), text: schema.text('markdown', () => schemaMarkdown(schema, provider)) },
  ];
}

function pageFiles(page: Page, markdown: string, site: Site): readonly GeneratedFile[] {
  return [
    { path: page.path, text: pageHtml(page, site) },
    { path: markdownPath(page.path), text: markdown },
  ];
}
