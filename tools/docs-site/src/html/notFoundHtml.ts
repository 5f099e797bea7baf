import { HOME, linkTo, NOT_FOUND } from '../model/paths.ts';
import { html } from '../text/html.ts';
import type { Page } from './page.ts';

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
