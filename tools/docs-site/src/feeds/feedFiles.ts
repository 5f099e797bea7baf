import type { GeneratedFile, Release } from '@hookbook/contract';
import { CHANGELOG_TITLE } from '../model/changelog.ts';
import { CHANGELOG, JSON_FEED, RSS_FEED } from '../model/paths.ts';
import { releaseId } from '../model/releaseId.ts';
import type { Site } from '../model/site.ts';
import { webAddress } from '../model/siteUrl.ts';
import { html } from '../text/html.ts';
import { escapeInvisible } from '../text/untrusted.ts';

/** More releases than readers of feeds show. */
const MAX_ITEMS = 50;

interface Item {
  readonly title: string;
  readonly url: string;
  readonly date: Date;
  readonly text: string;
}

/** The releases for readers of feeds: RSS 2.0 and JSON Feed 1.1. Their links lead to the site on the web. */
export function feedFiles(site: Site, siteUrl: string): readonly GeneratedFile[] {
  const items = site.releases.slice(0, MAX_ITEMS).map((release, index) => itemOf(release, index, site, siteUrl));
  return [
    { path: RSS_FEED, text: rssText(site.title, items, siteUrl) },
    { path: JSON_FEED, text: jsonText(site.title, items, siteUrl) },
  ];
}

function itemOf(release: Release, index: number, { title }: Site, siteUrl: string): Item {
  const lines = release.changes.map(({ provider, event, severity, pointer, message }) => {
    const subject = event === undefined ? provider : `${provider} ${event}`;
    const place = pointer === undefined ? '' : `${pointer}: `;
    return `${severity === 'breaking' ? 'Breaking: ' : ''}${subject}: ${place}${message}`;
  });
  return {
    title: escapeInvisible(`${title} ${release.version}`),
    url: `${webAddress(CHANGELOG, siteUrl)}#${releaseId(release, index)}`,
    date: new Date(`${release.date}T00:00:00Z`),
    text: escapeInvisible(lines.join('\n') || 'Nothing has changed for receivers.'),
  };
}

function rssText(title: string, items: readonly Item[], siteUrl: string): string {
  const entries = items.map(
    (item) => html`<item>
<title>${item.title}</title>
<link>${item.url}</link>
<guid>${item.url}</guid>
<pubDate>${item.date.toUTCString()}</pubDate>
<description>${item.text}</description>
</item>
`,
  );
  return html`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
<channel>
<title>${title}: ${CHANGELOG_TITLE}</title>
<link>${webAddress(CHANGELOG, siteUrl)}</link>
<description>What each release changed for receivers</description>
${entries}</channel>
</rss>
`.text;
}

function jsonText(title: string, items: readonly Item[], siteUrl: string): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${escapeInvisible(title)}: ${CHANGELOG_TITLE}`,
    home_page_url: siteUrl,
    feed_url: webAddress(JSON_FEED, siteUrl),
    items: items.map((item) => ({
      ...{ id: item.url, url: item.url, title: item.title },
      content_text: item.text,
      date_published: item.date.toISOString(),
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
