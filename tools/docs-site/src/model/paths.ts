import type { Event, Guide, Provider } from '@hookbook/contract';

/** Files of the site, relative to its root. Slugs never collide with them. */
export const HOME = 'index.html';
export const NOT_FOUND = '404.html';
export const LLMS = 'llms.txt';
/** The Markdown of all pages. */
export const LLMS_FULL = 'llms-full.txt';
/** The contract in one document. */
export const ASYNCAPI = 'asyncapi.json';
/** What each release changed, also for readers of feeds. */
export const CHANGELOG = 'changelog.html';
export const RSS_FEED = 'feed.xml';
export const JSON_FEED = 'feed.json';
/** For crawlers. */
export const SITEMAP = 'sitemap.xml';
export const ROBOTS = 'robots.txt';
export const STYLE = 'site.css';
export const SCRIPT = 'site.js';
/** The search, its engine and its data, which pages load when somebody searches. */
export const SEARCH = 'search.js';
export const SEARCH_ENGINE = 'search-engine.js';
export const SEARCH_DATA = 'search-data.js';
/** The page that checks payloads, and its script. The validators of a provider are a script, too. */
export const PAYLOAD_CHECK = 'check.html';
export const PAYLOAD_CHECK_SCRIPT = 'check.js';
/** The form that checks a signature, which pages load when somebody opens it. */
export const SIGNATURE = 'signature.js';
export const ICON = 'icon.svg';

export function guidePath({ slug }: Guide): string {
  return `guide-${slug}.html`;
}

export function providerPath({ slug }: Provider): string {
  return `${slug}/${HOME}`;
}

export function eventPath(event: Event, provider: Provider): string {
  return `${provider.slug}/${event.slug}.html`;
}

/** The addresses that an event had before. Pages of today come first. */
export function formerPaths({ slug: own, formerTypes = [] }: Event, provider: Provider): readonly string[] {
  const { slug: folder, formerNames = [] } = provider;
  const former = formerNames.map((names) => names.slug);
  if (formerTypes.length + former.length === 0) return [];
  const taken = new Set(
    [...provider.events, ...provider.commands].map(({ slug }) => slug.toLowerCase()).concat('index'),
  );
  const slugs = formerTypes.map(({ slug }) => slug).filter((slug) => !taken.has(slug.toLowerCase()));
  return [
    ...slugs.map((slug) => `${folder}/${slug}.html`),
    ...former.flatMap((name) => [own, ...slugs].map((slug) => `${name}/${slug}.html`)),
  ];
}

/** The addresses that the page of a provider had before. */
export function formerProviderPaths({ formerNames = [] }: Provider): readonly string[] {
  return formerNames.map(({ slug }) => `${slug}/index.html`);
}

export function schemaPath(name: string, provider: Provider): string {
  return `${provider.slug}/schemas/${name}.html`;
}

/** The Markdown version of a page. */
export function markdownPath(page: string): string {
  return page.replace(/html$/, 'md');
}

/** The JSON Schema that a page is about: that of its event, or of all events of its provider. */
export function jsonSchemaPath(page: string): string {
  return page.replace(/html$/, 'schema.json');
}

export function openapiPath({ slug }: Provider): string {
  return `${slug}/openapi.json`;
}

/** The Markdown of all pages of a provider, if that of the site is too long for one file. */
export function providerLlmsPath({ slug }: Provider): string {
  return `${slug}/${LLMS_FULL}`;
}

/** A relative link, so that the site works in any folder of any server, and from the disk. */
export function linkTo(target: string, { from }: { readonly from: string }): string {
  const steps = target.split('/').map(encodeURIComponent);
  // Servers send this page for addresses of any depth, so only links from the server's root always work.
  if (from === NOT_FOUND) return `/${steps.join('/')}`;
  const parents = from.split('/').slice(0, -1).map(encodeURIComponent);
  const own = parents.findIndex((step, index) => step !== steps[index] || index === steps.length - 1);
  const common = own === -1 ? parents.length : own;
  return [...parents.slice(common).map(() => '..'), ...steps.slice(common)].join('/');
}
