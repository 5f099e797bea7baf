import { linkTo } from '../model/paths.ts';
import type { EventEntry, ProviderEntry } from '../model/site.ts';
import { html } from '../text/html.ts';
import type { Page } from './page.ts';

/** A page at an address that an event had before. */
export function movedHtml(path: string, { event, path: movedTo }: EventEntry, parent: ProviderEntry): Page {
  const title = `${event.title} has moved`;
  return {
    ...{ path, title, parent, movedTo },
    summary: `This event is ${event.type} now.`,
    main: html`<header class="intro">
<h1>${title}</h1>
<p>This event is <a href="${linkTo(movedTo, { from: path })}"><code>${event.type}</code></a> now.</p>
</header>`,
  };
}
