import { DOWNLOADS, providerDownloads } from '../model/downloads.ts';
import { providerSections } from '../model/pageSections.ts';
import { type Block, type Inline, inReadingOrder, type Section } from '../model/sections.ts';
import type { ProviderEntry } from '../model/site.ts';

/** A section of a provider's page that answers questions about deliveries. */
export interface Guide {
  readonly id: string;
  readonly title: string;
  /** Its facts, as plain text. */
  readonly text: string;
}

export function guidesOf(entry: ProviderEntry): readonly Guide[] {
  const sections = inReadingOrder(providerSections(entry));
  const guides = sections.filter(isGuide).map(({ id, title, blocks }) => ({
    ...{ id, title },
    text: blocks
      .flatMap((block) => block && blockText(block))
      .filter(Boolean)
      .join(' '),
  }));
  const files = providerDownloads(entry).map(({ title }) => title);
  return files.length === 0
    ? guides
    : [...guides, { id: DOWNLOADS, title: 'Machine-readable files', text: files.join(', ') }];
}

/** What readers call the facts of a section, besides its title and the words in it. */
export const GUIDE_WORDS: Readonly<Record<string, string>> = {
  receive:
    'install endpoint handler handle receiver typescript javascript node express fastify hono next.js nestjs nest aws lambda cloudflare workers',
  downloads: 'download downloads openapi asyncapi json schema machine llms',
  places: 'idempotency deduplicate duplicates id',
  signature: 'verify verification verifying signing sign secret hmac authenticity tampering',
  'check-signature': 'debug mismatch invalid wrong rejected',
  delivery: 'retry retries redelivery backoff attempts timeout order ordering guarantee status',
  ping: 'ping test',
  languages: 'python go java model',
};

/** Sections that list pages are no guides: the pages are found themselves. */
function isGuide({ blocks }: Section): boolean {
  return blocks.every((block) => block === undefined || !/^(events|schemas|shape|examples)$/.test(block.kind));
}

function blockText(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [inlineText(block.text)];
    case 'prose':
      return [block.prose];
    case 'rows':
      return block.rows.map(({ label, value, prose = '' }) => `${label}: ${inlineText(value)} ${prose}`.trim());
    default:
      return [];
  }
}

function inlineText(text: readonly Inline[]): string {
  return text.map(partText).join('');
}

function partText(part: Inline): string {
  if (typeof part === 'string') return part;
  return 'code' in part ? part.code : partText(part.link);
}
