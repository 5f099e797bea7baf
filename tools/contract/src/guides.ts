/** What a link in a guide points to: an event or a provider, with the section of its page. */
export interface GuideLink {
  readonly provider: string;
  /** The event type. Without it, the link points to the provider. */
  readonly event?: string;
  readonly section?: string;
}

/** Reads `event:acme/user.created` and `provider:acme#signature`. Undefined for every other address. */
export function guideLink(address: string): GuideLink | undefined {
  const [, kind, name = '', hash] = /^(event|provider):([^#]+)(?:#(.*))?$/s.exec(decoded(address)) ?? [];
  if (kind === undefined) return undefined;
  const section = hash === undefined ? {} : { section: hash };
  if (kind === 'provider') return { provider: name, ...section };
  const [provider = '', ...type] = name.split('/');
  return { provider, event: type.join('/'), ...section };
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
