import { linkTo } from '../model/paths.ts';
import type { EventEntry, ProviderEntry } from '../model/site.ts';
import { html } from '../text/html.ts';
import type { Page } from './page.ts';

/** A page at an address that an event had before. */
export function movedEventHtml(path: string, { event, path: movedTo }: EventEntry, parent: ProviderEntry): Page {
  return movedHtml({ path, movedTo, parent, title: event.title, what: 'event', name: event.type });
}

/** A page at an address that the page of a provider had before. */
export function movedProviderHtml(path: string, parent: ProviderEntry): Page {
  const { path: movedTo, provider } = parent;
  return movedHtml({ path, movedTo, parent, title: provider.title, what: 'provider', name: provider.name });
}

interface Moved extends Required<Pick<Page, 'path' | 'title' | 'parent' | 'movedTo'>> {
  readonly what: 'event' | 'provider';
  readonly name: string;
}

function movedHtml({ path, movedTo, parent, title: moved, what, name }: Moved): Page {
  const title = `${moved} has moved`;
  return {
    ...{ path, title, parent, movedTo },
    summary: `This ${what} is ${name} now.`,
    main: html`<header class="intro">
<h1>${title}</h1>
<p>This ${what} is <a href="${linkTo(movedTo, { from: path })}"><code>${name}</code></a> now.</p>
</header>`,
  };
}
