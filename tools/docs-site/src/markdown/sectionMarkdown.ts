import { withExactNumbers } from '@hookbook/contract/data';
import type { Handler } from '../code/handlers.ts';
import { DELIVERY_ORIGINS, EXAMPLE_ORIGINS } from '../model/labels.ts';
import { linkTo, markdownPath } from '../model/paths.ts';
import {
  type Block,
  type ChangeLine,
  type DeliveryRow,
  type FactsOfProviders,
  type Inline,
  inReadingOrder,
  type PageLinks,
  type Sections,
  type ShownExample,
} from '../model/sections.ts';
import type { EventEntry, SchemaEntry } from '../model/site.ts';
import type { AddressOf } from '../text/prose.ts';
import { codeFence, codeSpan, inlineText, joinBlocks, lineText, proseLine, proseText } from './markdownText.ts';
import { membersMarkdown } from './membersMarkdown.ts';

/** The sections of a page as blocks. `from` is the page that contains them. */
export function sectionsMarkdown(sections: Sections, from: string): readonly (string | undefined)[] {
  const shown = inReadingOrder(sections).filter(({ htmlOnly }) => !htmlOnly);
  return shown.flatMap(({ title, origin, blocks }) => [
    `## ${lineText(title)}`,
    origin && `Origin: ${DELIVERY_ORIGINS[origin]}.`,
    ...blocks.map((block) => block && blockMarkdown(block, from)),
  ]);
}

export function blockMarkdown(block: Block, from: string): string {
  switch (block.kind) {
    case 'text':
      return block.htmlOnly ? '' : inlineMarkdown(block.text);
    case 'prose':
      return proseText(block.prose, addressesOf(block.links, from));
    case 'timeline':
    case 'life':
    case 'signatureCheck':
      return '';
    case 'rows':
      return rowsMarkdown(block.rows);
    case 'code':
      return codeFence(block.code, block.language);
    case 'handlers':
      return handlersMarkdown(block, from);
    case 'facts':
      return factsMarkdown(block.facts, from);
    case 'events':
      return eventLinks(block.events, { from });
    case 'schemas':
      return schemaLinks(block.schemas, { from });
    case 'shape':
      return membersMarkdown(block.shape, from);
    case 'changes':
      return changesMarkdown(block.changes, from);
    case 'examples':
      return joinBlocks(block.examples.flatMap(exampleBlocks));
  }
}

function changesMarkdown(changes: readonly ChangeLine[], from: string): string {
  return changes
    .map(({ subject, severity, pointer, message }) => {
      const breaking = severity === 'breaking' ? ' (breaking)' : '';
      const place = pointer === undefined ? '' : `${codeSpan(pointer)}: `;
      return `- ${linkedMarkdown(subject, from)}${breaking}: ${place}${lineText(message)}`;
    })
    .join('\n');
}

/** With its link: the page may list it nowhere else. */
function linkedMarkdown(part: Inline, from: string): string {
  if (typeof part === 'string' || 'code' in part) return partMarkdown(part);
  return `[${partMarkdown(part.link)}](${linkTo(markdownPath(part.to.path), { from })})`;
}

/** A list of links to the Markdown of events, each with its event type and summary. */
export function eventLinks(events: readonly EventEntry[], { from }: { readonly from: string }): string {
  return events
    .map((entry) => {
      const { title, text } = linkParts(entry);
      return `- [${title}](${linkTo(markdownPath(entry.path), { from })}): ${text}`;
    })
    .join('\n');
}

interface LinkParts {
  readonly title: string;
  /** What follows the link. */
  readonly text: string;
}

/** Several files have the same links. */
const knownParts = new WeakMap<EventEntry, LinkParts>();

function linkParts(entry: EventEntry): LinkParts {
  const parts = knownParts.get(entry) ?? newLinkParts(entry);
  knownParts.set(entry, parts);
  return parts;
}

function newLinkParts({ event, summary }: EventEntry): LinkParts {
  const text = lineText(summary);
  return { title: lineText(event.title), text: `${codeSpan(event.type)}${text === '' ? '' : `, ${text}`}` };
}

/** A list of links to the Markdown of schemas. */
export function schemaLinks(schemas: readonly SchemaEntry[], { from }: { readonly from: string }): string {
  return schemas
    .map(({ path, definition, summary }) => {
      const link = `[${lineText(definition.name)}](${linkTo(markdownPath(path), { from })})`;
      return `- ${link}${summary === '' ? '' : `: ${lineText(summary)}`}`;
    })
    .join('\n');
}

export function rowsMarkdown(rows: readonly DeliveryRow[]): string {
  return rows
    .map(
      ({ label, value, prose }) =>
        `- ${lineText(label)}: ${[inlineMarkdown(value), prose === undefined ? '' : proseLine(prose)].filter((text) => text !== '').join('. ')}`,
    )
    .join('\n');
}

/** A list, because a table could not contain every text. */
function factsMarkdown({ columns, rows }: FactsOfProviders, from: string): string {
  return rows
    .map(({ provider, path, isChosen, cells }) => {
      const facts = cells.map(
        (cell, index) =>
          `${lineText(columns[index] ?? '')}: ${cell.length === 0 ? 'not published' : inlineMarkdown(cell)}`,
      );
      const origin = isChosen ? ` (${DELIVERY_ORIGINS.hookbook})` : '';
      return `- [${lineText(provider)}](${linkTo(markdownPath(path), { from })})${origin}: ${facts.join('; ')}`;
    })
    .join('\n');
}

/** The links of a text in Markdown to the Markdown of pages. */
function addressesOf(links: PageLinks | undefined, from: string): AddressOf | undefined {
  if (!links) return undefined;
  return (address) => {
    const target = links.get(address);
    return target && linkTo(markdownPath(target.path), { from });
  };
}

function inlineMarkdown(text: readonly Inline[]): string {
  return text.map(partMarkdown).join('').trim();
}

/** Drops links: each page lists the pages that it refers to. */
function partMarkdown(part: Inline): string {
  if (typeof part === 'string') return inlineText(part);
  return 'code' in part ? codeSpan(part.code) : partMarkdown(part.link);
}

/** The first one. The page has the others. */
type Handlers = Extract<Block, { readonly kind: 'handlers' }>;

function handlersMarkdown({ handlers, allOn }: Handlers, from: string): string {
  const [first, ...others] = handlers;
  if (!first) return '';
  if (allOn === undefined)
    return joinBlocks(handlers.flatMap((handler) => [`### ${lineText(handler.title)}`, ...codeOf(handler)]));
  const titles = others.map(({ title }) => title).join(', ');
  const link = `[${lineText(allOn.title)}](${linkTo(markdownPath(allOn.path), { from })})`;
  return joinBlocks([...codeOf(first), `For ${titles}, see ${link}.`]);
}

function codeOf({ install, code }: Handler): readonly string[] {
  return [codeFence(install, 'sh'), codeFence(code, 'ts')];
}

function exampleBlocks({ name, summary, origin, payload, numbers, headers, form }: ShownExample): readonly string[] {
  return [
    `### ${lineText(name)} (${EXAMPLE_ORIGINS[origin]})`,
    proseLine(summary),
    ...(headers ? ['Headers:', jsonFence(headers), form === undefined ? 'Body:' : 'Payload:'] : []),
    jsonFence(withExactNumbers(payload, numbers)),
    ...(form === undefined ? [] : ['Body:', codeFence(form, '')]),
  ];
}

function jsonFence(value: unknown): string {
  return codeFence(JSON.stringify(value, null, 2), 'json');
}
