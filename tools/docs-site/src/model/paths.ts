import type { Event, Provider } from '@hookbook/contract';

/** Files of the site, from its root. Each page has a Markdown twin beside it. */
export const HOME = 'index.html';
export const LLMS = 'llms.txt';
export const STYLE = 'site.css';
export const SCRIPT = 'site.js';
export const ICON = 'icon.svg';

/** Slugs are safe as names of files and never those of the site's own. */
export function providerPath({ slug }: Provider): string {
  return `${slug}/${HOME}`;
}

export function eventPath(event: Event, provider: Provider): string {
  return `${provider.slug}/${event.slug}.html`;
}

/** The Markdown file beside a page. */
export function markdownPath(page: string): string {
  return page.replace(/html$/, 'md');
}

/** A relative link, so that the site works in any folder of any server, and opened from the disk. */
export function linkTo(target: string, { from }: { readonly from: string }): string {
  const steps = target.split('/').map(encodeURIComponent);
  const above = from.split('/').slice(0, -1).map(encodeURIComponent);
  if (above.join('/') === steps.slice(0, -1).join('/')) return steps.at(-1) ?? '';
  return [...above.map(() => '..'), ...steps].join('/');
}
