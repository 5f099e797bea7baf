import type { Example } from '@hookbook/contract';
import { sinceText } from '@hookbook/contract/text';
import { receiveCode, sendCommand } from '../code/receiveCode.ts';
import { deliverySummary } from '../model/delivery/deliverySummary.ts';
import { ORIGINS, sourceText } from '../model/labels.ts';
import { leadText } from '../model/leadText.ts';
import { linkTo, markdownPath } from '../model/paths.ts';
import type { EventEntry, ProviderEntry } from '../model/site.ts';
import { deliveryMarkdown } from './deliveryMarkdown.ts';
import { documentText } from './document.ts';
import { codeFence, descriptionText, lineDescription, lineText, linkText } from './markdownText.ts';
import { membersMarkdown, spanText } from './membersMarkdown.ts';

export function eventMarkdown({ event, path, provider: by, rows }: EventEntry, above: ProviderEntry): string {
  const provider = `[${lineText(above.title)}](${linkTo(markdownPath(above.path), { from: path })})`;
  return documentText([
    `# ${lineText(event.title)}`,
    `Event type ${spanText(event.type)} of ${provider}.`,
    lineText(leadText(event)),
    event.deprecated ? 'Deprecated: do not build on this event.' : undefined,
    event.since && `Since ${lineText(sinceText(event.since))}.`,
    event.inferred && `Inferred, not published: ${lineDescription(event.inferred)}`,
    descriptionText(event.description),
    event.docs.map(({ url, description }) => `- ${linkText(description ?? url, url)}`).join('\n'),
    deliveryMarkdown(deliverySummary(by.webhook)),
    '## Payload',
    membersMarkdown(rows.payload),
    rows.headers && '## Headers',
    rows.headers && membersMarkdown(rows.headers),
    ...rows.shared.flatMap(({ name, shape }) => [`## ${lineText(name)}`, membersMarkdown(shape)]),
    '## Examples',
    ...event.examples.flatMap(exampleBlocks),
    '## In TypeScript',
    codeFence(receiveCode(event, by), 'ts'),
    codeFence(sendCommand(event, by), 'sh'),
    `Defined in ${spanText(sourceText(event.source))}.`,
  ]);
}

function exampleBlocks({ name, summary, origin, payload, headers }: Example): readonly (string | undefined)[] {
  return [
    `### ${lineText(name)} (${ORIGINS[origin]})`,
    lineDescription(summary),
    headers && 'Headers:',
    headers && jsonFence(headers),
    headers && 'Body:',
    jsonFence(payload),
  ];
}

function jsonFence(value: unknown): string {
  return codeFence(JSON.stringify(value, null, 2), 'json');
}
