import { HOME, linkTo, NOT_FOUND } from '../model/paths.ts';
import { html } from '../text/html.ts';
import type { Page } from './page.ts';

/** Links from the root of a server become those of a site that is in a folder of it. */
export function inFolderOf(siteUrl: string, text: string): string {
  const folder = new URL(siteUrl).pathname.replaceAll('&', '&amp;');
  return text.replaceAll(/(?<= (?:href|src)=")\//g, () => folder);
}

/** The page that web servers send for an address without a page. */
export function notFoundHtml(): Page {
  const home = linkTo(HOME, { from: NOT_FOUND });
  return {
    path: NOT_FOUND,
    title: 'Page not found',
    summary: 'There is no page at this address.',
    main: html`<header class="intro">
<h1>Page not found</h1>
<p>There is no page at this address. <a class="find" href="${home}#events">Search all events</a> or go to the <a href="${home}">home page</a>.</p>
</header>`,
  };
}
