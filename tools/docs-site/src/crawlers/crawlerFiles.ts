import type { GeneratedFile } from '@hookbook/contract';
import { NOT_FOUND, ROBOTS, SITEMAP } from '../model/paths.ts';
import { webAddress } from '../model/siteUrl.ts';
import { html } from '../text/html.ts';

/** `sitemap.xml`, which lists all pages, and `robots.txt`, which leads crawlers to it. */
export function crawlerFiles(files: readonly GeneratedFile[], siteUrl: string): readonly GeneratedFile[] {
  const pages = files.filter(({ path }) => path.endsWith('.html') && path !== NOT_FOUND);
  const urls = pages.map(({ path }) => html`<url><loc>${webAddress(path, siteUrl)}</loc></url>\n`);
  const sitemap = html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls}</urlset>
`;
  return [
    { path: SITEMAP, text: sitemap.text },
    { path: ROBOTS, text: `User-agent: *\nAllow: /\n\nSitemap: ${webAddress(SITEMAP, siteUrl)}\n` },
  ];
}
