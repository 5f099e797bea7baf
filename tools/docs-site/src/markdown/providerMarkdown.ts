import { type DeliveryTable, deliveryTables } from '../model/delivery/deliveryTables.ts';
import { DELIVERY_ORIGINS, listText } from '../model/labels.ts';
import type { ProviderEntry } from '../model/site.ts';
import { deliveryMarkdown } from './deliveryMarkdown.ts';
import { documentText } from './document.ts';
import { eventLinks } from './eventLinks.ts';
import { codeFence, descriptionText, lineText, linkText } from './markdownText.ts';
import { spanText } from './membersMarkdown.ts';

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

function tableBlocks(table: DeliveryTable): readonly (string | undefined)[] {
  const { title, origin, description, rows, unknown, code } = table;
  return [
    `## ${title}`,
    origin && `This is ${DELIVERY_ORIGINS[origin]}.`,
    descriptionText(description),
    deliveryMarkdown(rows),
    unknown.length === 0 ? undefined : `Not published: ${listText(unknown)}.`,
    code && codeFence(code, 'ts'),
  ];
}
