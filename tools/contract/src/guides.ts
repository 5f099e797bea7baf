/** What a link in a guide leads to, and the section of its page. */
export type GuideLink = { readonly section?: string } & (
  | { readonly kind: 'guide'; readonly guide: string }
  | { readonly kind: 'provider'; readonly provider: string }
  | { readonly kind: 'event'; readonly provider: string; readonly event: string }
);

/** Reads `event:acme/user.created`, `provider:acme#signature` and `guide:start`. Undefined for every other address. */
export function guideLink(address: string): GuideLink | undefined {
  const [, kind, name = '', hash] = /^(event|guide|provider):([^#]+)(?:#(.*))?$/s.exec(decoded(address)) ?? [];
  const section = hash === undefined ? {} : { section: hash };
  if (kind === 'guide') return { kind, guide: name, ...section };
  if (kind === 'provider') return { kind, provider: name, ...section };
  if (kind !== 'event') return undefined;
  const [provider = '', ...type] = name.split('/');
  return { kind, provider, event: type.join('/'), ...section };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The language of a code block in a guide that stands for a table with facts of every provider. */
export const FACTS = 'facts';

/** The tables that a code block in the language `facts` can name. */
export const FACTS_TABLES = ['signature', 'places', 'retries', 'order', 'responses'] as const;

export type FactsTable = (typeof FACTS_TABLES)[number];

export function isFactsTable(name: string): name is FactsTable {
  return FACTS_TABLES.some((table) => table === name);
}
