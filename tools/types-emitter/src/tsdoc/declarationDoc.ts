import type { DocsLink, Event, Provider } from '@hookbook/contract';
import { withExactNumbers } from '@hookbook/contract/data';
import { eventParagraphs, joinParagraphs } from '@hookbook/contract/docs';
import { docProse } from '@hookbook/contract/text';
import { proseText, TSDOC } from './prose.ts';
import { exampleText } from './schemaDoc.ts';

/** The package with the documentation pages. They are not hosted, so there is no URL to link to. */
const DOCS_PACKAGE = '@hookbook/docs';

/** TSDoc of an event's interface. */
export function eventDoc(event: Event, providerSlug: string): string {
  const [example] = event.examples;
  return joinParagraphs([
    ...eventParagraphs(event, TSDOC),
    [
      ...(example === undefined ? [] : exampleText(withExactNumbers(example.payload, example.numbers))),
      ...(event.deprecated ? ['@deprecated'] : []),
      ...event.docs.map(linkText),
      `@see \`${providerSlug}/${event.slug}.html\` in \`${DOCS_PACKAGE}\``,
    ].join('\n'),
  ]);
}

/** TSDoc of an event in a list of events. */
export function eventLine(event: Event): string {
  const line = oneLine(docProse(event.summary || event.title));
  return event.deprecated ? `${line}\n\n@deprecated` : line;
}

/** TSDoc at the start of a provider's module. */
export function providerDoc(provider: Provider): string {
  return joinParagraphs([
    docProse(`Webhook events from ${provider.title}.`),
    proseText(provider.description),
    [...provider.docs.map(linkText), '@packageDocumentation'].join('\n'),
  ]);
}

function linkText({ url, description = '' }: DocsLink): string {
  return `@see ${oneLine(docProse([url, description && `(${description})`].join(' ')))}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
