import { ASYNCAPI, JSON_FEED, jsonSchemaPath, openapiPath, RSS_FEED } from './paths.ts';
import type { EventEntry, ProviderEntry, Site } from './site.ts';

/** A file about the subject of a page, for programs. */
export interface Download {
  readonly title: string;
  readonly path: string;
  /** Where in the file the subject is, if the file is about more. */
  readonly fragment?: string;
  /** The media type. */
  readonly type: string;
}

/** The id of the line with the files. */
export const DOWNLOADS = 'downloads';

const JSON_SCHEMA = { title: 'JSON Schema', type: 'application/schema+json' };

/** The contract as one document. */
export const CONTRACT_DOWNLOADS: readonly Download[] = [
  { title: 'AsyncAPI', path: ASYNCAPI, type: 'application/vnd.aai.asyncapi+json;version=3.0.0' },
];

/** The feeds of the changelog. Their links need the address of the site. */
export function feedDownloads({ siteUrl }: Pick<Site, 'siteUrl'>): readonly Download[] {
  if (siteUrl === undefined) return [];
  return [
    { title: 'RSS', path: RSS_FEED, type: 'application/rss+xml' },
    { title: 'JSON Feed', path: JSON_FEED, type: 'application/feed+json' },
  ];
}

/** None for a provider without events. OpenAPI has no word for the messages of a broker. */
export function providerDownloads({ path, events, provider }: ProviderEntry): readonly Download[] {
  if (events.length === 0) return [];
  const openapi = {
    title: 'OpenAPI',
    path: openapiPath(provider),
    type: 'application/vnd.oai.openapi+json;version=3.1',
  };
  return [{ ...JSON_SCHEMA, path: jsonSchemaPath(path) }, ...(provider.protocols.length === 0 ? [openapi] : [])];
}

/** An event whose schema needs too many definitions has it in the file of its provider. A command has none then. */
export function eventDownloads(
  { path, event, isCommand }: EventEntry,
  parent: ProviderEntry,
  hasOwnSchema: boolean,
): readonly Download[] {
  if (hasOwnSchema) return [{ ...JSON_SCHEMA, path: jsonSchemaPath(path) }];
  if (isCommand) return [];
  return [{ ...JSON_SCHEMA, path: jsonSchemaPath(parent.path), fragment: `/$defs/${event.typeName}` }];
}
