import { type DeliveryTable, deliveryTables, type Inline } from '../deliveryRows.ts';
import type { ProviderEntry } from '../site.ts';
import { DELIVERY_ORIGINS, listText } from '../words.ts';
import { documentText } from './document.ts';
import { eventLinks } from './eventLinks.ts';
import { descriptionText, lineDescription, lineText, linkText, wordsText } from './markdownText.ts';
import { spanText } from './rowsMarkdown.ts';

export function providerMarkdown({ title, provider, path, events }: ProviderEntry): string {
  return documentText([
    `# ${lineText(title)}`,
    descriptionText(provider.description),
    provider.docs.map(({ url, description }) => `- ${linkText(description ?? url, url)}`).join('\n'),
    '## Events',
    eventLinks(events, { from: path }),
    ...deliveryTables(provider.webhook).flatMap(tableBlocks),
    '## Test event',
    provider.webhook.ping === undefined
      ? 'None is published.'
      : `${spanText(provider.webhook.ping)} is sent when an endpoint is registered.`,
    provider.webhook.notes && '## Good to know',
    provider.webhook.notes && descriptionText(provider.webhook.notes),
  ]);
}

function tableBlocks({ title, origin, description, rows, unknown }: DeliveryTable): readonly (string | undefined)[] {
  const lines = rows.map(
    ({ label, words, prose }) => `- ${label}: ${prose === undefined ? inlineText(words) : lineDescription(prose)}`,
  );
  return [
    `## ${title}`,
    origin && `This is ${DELIVERY_ORIGINS[origin]}.`,
    descriptionText(description),
    lines.join('\n'),
    unknown.length === 0 ? undefined : `Not published: ${listText(unknown)}.`,
  ];
}

function inlineText(words: readonly Inline[]): string {
  return words
    .map((word) => (typeof word === 'string' ? wordsText(word) : spanText(word.code)))
    .join('')
    .trim();
}
