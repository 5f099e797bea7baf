import { PAYLOAD_CHECK_TITLE } from '../model/labels.ts';
import { HOME, linkTo, PAYLOAD_CHECK, PAYLOAD_CHECK_SCRIPT } from '../model/paths.ts';
import type { Site } from '../model/site.ts';
import { type Html, html } from '../text/html.ts';
import type { Page } from './page.ts';

const SUMMARY = 'See which event a payload is, and what is wrong with it.';

/** A link to the page, with what it does. */
export function payloadCheckLink(): Html {
  const summary = SUMMARY.replace(/^S/, 's');
  return html`<p><a href="${linkTo(PAYLOAD_CHECK, { from: HOME })}">${PAYLOAD_CHECK_TITLE}</a>: ${summary}</p>`;
}

/** The page that checks payloads. Its script adds the form. */
export function payloadCheckHtml({ providers }: Site): Page {
  const checked = providers
    .filter(({ events }) => events.length > 0)
    .map(({ provider: { slug }, title }) => ({ slug, title }));
  return {
    ...{ path: PAYLOAD_CHECK, title: PAYLOAD_CHECK_TITLE, summary: SUMMARY, script: PAYLOAD_CHECK_SCRIPT },
    main: html`<article>
<header class="intro">
<h1>${PAYLOAD_CHECK_TITLE}</h1>
<p class="lead">${SUMMARY}</p>
<p>The page runs the published validators in your browser. It works offline: it sends and stores nothing.</p>
</header>
<div class="check" data-providers="${JSON.stringify(checked)}"><p class="quiet">The form needs JavaScript.</p></div>
</article>`,
  };
}
