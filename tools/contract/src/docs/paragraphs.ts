import type { Event, Since } from '../contract.ts';
import { definitionName } from '../schema/refs.ts';
import type { SchemaObject } from '../schema/schema.ts';
import { sinceText } from '../text/since.ts';
import { constraintsText } from './constraints.ts';
import type { DocSyntax } from './docSyntax.ts';

/** The documentation of an event, without its examples and links. */
export function eventParagraphs(event: Event, syntax: DocSyntax): string[] {
  return withoutEmpty([
    syntax.prose(event.description || event.summary || event.title),
    inferredText(event.inferred, syntax),
    sinceSentence(event.since, syntax),
    sunsetSentence(event.sunset),
  ]);
}

/** The documentation of a schema: all that it says and its type does not, without its default and examples. */
export function schemaParagraphs(schema: SchemaObject, syntax: DocSyntax): string[] {
  return withoutEmpty([
    syntax.prose(schema.description ?? undocumentedText(schema)),
    constraintsText(schema, syntax),
    valuesText(schema, syntax),
    contentText(schema, syntax),
    itemsText(schema, syntax),
    inferredText(schema['x-inferred'], syntax),
    sinceSentence(schema['x-since'], syntax),
    sunsetSentence(schema['x-sunset']),
    accessText(schema),
  ]);
}

/** Joins the paragraphs that are not empty, with a blank line in between. */
export function joinParagraphs(paragraphs: readonly string[]): string {
  return withoutEmpty(paragraphs).join('\n\n');
}

function withoutEmpty(paragraphs: readonly string[]): string[] {
  return paragraphs.filter((paragraph) => paragraph !== '');
}

/** A note that the maintainers inferred something, and from what; empty without a reason. */
function inferredText(reason: string | undefined, { prose }: DocSyntax): string {
  return reason === undefined ? '' : prose(`Inferred, not published by the vendor: ${reason}`);
}

/** `Since node SDK 1.6.0 (2024-06).`; empty if nothing is known. */
function sinceSentence(since: Since | undefined, { prose }: DocSyntax): string {
  const text = since ? sinceText(since) : '';
  return text === '' ? '' : prose(`Since ${text}.`);
}

/** Empty if nothing is announced. Only dates are read from the contract. */
function sunsetSentence(date: string | undefined): string {
  return date === undefined ? '' : `Announced to end on ${date}.`;
}

function undocumentedText(schema: SchemaObject): string {
  return schema['x-undocumented'] ? 'Not documented by the vendor.' : '';
}

/** Items that are not a definition have no declaration that could carry their documentation. */
function itemsText({ items }: SchemaObject, syntax: DocSyntax): string {
  if (typeof items !== 'object' || items.$ref !== undefined) return '';
  const text = joinParagraphs(schemaParagraphs(items, syntax));
  return text === '' ? '' : `Items: ${text}`;
}

/** What values mean, a line for each. */
function valuesText({ 'x-enum-descriptions': descriptions = {} }: SchemaObject, { code, prose }: DocSyntax): string {
  const described = Object.entries(descriptions).filter(([, text]) => text !== '');
  return described.map(([value, text]) => `- ${code(value)}: ${prose(text)}`).join('\n');
}

function contentText({ contentMediaType, contentEncoding, contentSchema }: SchemaObject, syntax: DocSyntax): string {
  const name = typeof contentSchema === 'object' ? contentSchema.$ref && definitionName(contentSchema.$ref) : undefined;
  const type = name === undefined ? '' : ` of type ${syntax.type(name)}`;
  const encoding = contentEncoding === undefined ? '' : `, encoded as ${syntax.code(contentEncoding)}`;
  if (contentMediaType === undefined) return contentEncoding === undefined ? '' : `Contains binary data${encoding}.`;
  return `Contains ${syntax.code(contentMediaType)}${type}${encoding}.`;
}

function accessText({ readOnly, writeOnly }: SchemaObject): string {
  return [readOnly ? 'Read-only.' : '', writeOnly ? 'Write-only.' : ''].filter(Boolean).join(' ');
}
