import type { Contract, Event, Provider } from '../../contract.ts';

/** Files of the site, from its root. Each page has a Markdown twin beside it. */
export const HOME = 'index.html';
export const LLMS = 'llms.txt';
export const STYLE = 'site.css';
export const SCRIPT = 'site.js';
export const ICON = 'icon.svg';

const ROOT_NAMES = [HOME, twin(HOME), LLMS, STYLE, SCRIPT, ICON];

/** The page of each provider and event. */
export interface SitePaths {
  provider(provider: Provider): string;
  event(provider: Provider, event: Event): string;
}

export function sitePaths({ providers }: Contract): SitePaths {
  const folders = freeNames(providers, ROOT_NAMES);
  const names = new Map(providers.map((provider) => [provider, freeNames(provider.events, ['index'])]));
  return {
    provider: (provider) => `${folders.get(provider)}/${HOME}`,
    event: (provider, event) => `${folders.get(provider)}/${names.get(provider)?.get(event)}.html`,
  };
}

/** The Markdown file beside a page. */
export function twin(page: string): string {
  return page.replace(/html$/, 'md');
}

/** A relative link, so that the site works in any folder of any server, and opened from the disk. */
export function linkTo(target: string, { from }: { readonly from: string }): string {
  const steps = target.split('/').map(encodeURIComponent);
  const above = from.split('/').slice(0, -1).map(encodeURIComponent);
  if (above.join('/') === steps.slice(0, -1).join('/')) return steps.at(-1) ?? '';
  return [...above.map(() => '..'), ...steps].join('/');
}

/** Slugs, but no file of the site's own: an event called `index` may not take the place of its provider's page. */
function freeNames<T extends { readonly slug: string }>(
  owners: readonly T[],
  taken: readonly string[],
): Map<T, string> {
  const used = new Set([...taken, ...owners.map((owner) => owner.slug)].map((name) => name.toLowerCase()));
  return new Map(
    owners.map((owner) => {
      if (!taken.includes(owner.slug.toLowerCase())) return [owner, owner.slug];
      let name = `${owner.slug}_`;
      while (used.has(name.toLowerCase())) name += '_';
      used.add(name.toLowerCase());
      return [owner, name];
    }),
  );
}
