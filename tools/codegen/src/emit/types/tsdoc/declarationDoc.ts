import type { DocsLink, Event, Provider } from '@hookbook/contract';
import { docProse } from '@hookbook/contract/text';
import { inferredText, joinBlocks, proseText, sinceSentence } from './notes.ts';
import { exampleText } from './schemaDoc.ts';

/** The package that holds the documentation pages. They are not hosted anywhere, so there is no URL to link to. */
const DOCS_PACKAGE = '@hookbook/docs';

/** TSDoc of an event's interface. */
export function eventDoc(event: Event, provider: Provider): string {
  const [example] = event.examples;
  return joinBlocks([
    proseText(event.description || event.summary || event.title),
    inferredText(event.inferred),
    sinceSentence(event.since),
    [
      ...(example === undefined ? [] : exampleText(example.payload)),
      ...(event.deprecated ? ['@deprecated'] : []),
      ...event.docs.map(linkText),
      `@see \`${provider.slug}/${event.slug}.html\` in \`${DOCS_PACKAGE}\``,
    ].join('\n'),
  ]);
}

/** One line about an event, for lists of events. */
export function eventLine(event: Event): string {
  const line = docProse(event.summary || event.title)
    .replace(/\s+/g, ' ')
    .trim();
  return event.deprecated ? `${line}\n\n@deprecated` : line;
}

/** TSDoc at the head of a provider's module. */
export function providerDoc(provider: Provider): string {
  return joinBlocks([
    docProse(`Webhook events of ${provider.title}.`),
    proseText(provider.description),
    [...provider.docs.map(linkText), '@packageDocumentation'].join('\n'),
  ]);
}

function linkText({ url, description = '' }: DocsLink): string {
  return `@see ${docProse([url, description && `(${description})`].join(' '))
    .replace(/\s+/g, ' ')
    .trim()}`;
}
