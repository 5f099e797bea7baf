import { toPointer } from '@hookbook/contract/data';
import type { SpecFiles } from '../specs/acme.ts';

/**
 * A spec with one text in every place that can have text. Names in a `$ref` leave out the characters that a URI cannot
 * contain.
 */
export function specWith(text: string): SpecFiles {
  const key = keyOf(text);
  const descriptions = { title: text, summary: text, description: text };
  const labels = {
    tags: [{ name: text, description: text }],
    externalDocs: { url: `https://example.com/?q=${encodeURIComponent(wellFormed(text))}`, description: text },
    'x-owner': { [text]: [text] },
  };
  const channel = {
    address: null,
    ...descriptions,
    ...labels,
    messages: { [key]: messageWith(text, { ...descriptions, ...labels }) },
    'x-webhook': webhookWith(text),
    'x-former-names': [`former ${text}`],
  };
  const words = wordsOf(text);
  const document = {
    asyncapi: '3.0.0',
    info: {
      ...{ title: text, version: text, description: text, 'x-owner': text },
      'x-guides': { start: { title: words, summary: text, text: words } },
      'x-releases': { [key]: { date: '2026-12-31', changes: releasedChanges(text) } },
    },
    channels: { [key]: channel },
    operations: { send: { action: 'send', channel: { $ref: refTo('channels', key) }, ...descriptions } },
  };
  return { 'asyncapi.json': JSON.stringify(document, null, 2) };
}

/** Of this event, of another one, and of another provider. */
function releasedChanges(text: string): readonly object[] {
  const message = wordsOf(text);
  const change = { provider: keyOf(text), event: eventTypeOf(text), severity: 'breaking', pointer: text, message };
  return [change, { ...change, event: text }, { ...change, provider: `other ${text}` }];
}

/** Titles and messages may not be blank. */
function wordsOf(text: string): string {
  return text.trim() === '' ? 'Words' : text;
}

/** With a suffix, because a provider and its event must not have the same name. */
const eventTypeOf = (text: string) => `${text}.happened`;

function messageWith(text: string, annotations: object): object {
  const key = keyOf(text);
  const definition = refTo('channels', key, 'messages', key, 'payload', 'definitions', key);
  return {
    name: text,
    ...annotations,
    headers: { type: 'object', properties: { [headerNameOf(text)]: annotated(text, { type: 'string' }) } },
    payload: {
      type: 'object',
      ...annotations,
      summary: undefined,
      tags: undefined,
      externalDocs: undefined,
      required: ['type', text],
      properties: {
        type: { const: eventTypeOf(text) },
        [text]: annotated(text, { type: 'string', enum: [text, 'other'], default: text, examples: [text] }),
        open: annotated(text, {
          type: 'string',
          'x-extensible-enum': [text, 'other'],
          'x-enum-descriptions': { [text]: text },
        }),
        fixed: annotated(text, { const: { [text]: [text, { [text]: text }] } }),
        any: annotated(text, { enum: [text, 1, null, [text], { [text]: text }], default: { [text]: text } }),
        patterned: annotated(text, {
          type: 'string',
          pattern: `^${patternOf(text)}$`,
          format: text,
          contentMediaType: text,
          contentEncoding: text,
        }),
        mapped: {
          type: 'object',
          patternProperties: { [patternOf(text)]: { $ref: definition } },
          propertyNames: { pattern: patternOf(text) },
        },
        depending: {
          type: 'object',
          properties: { [text]: true, other: true },
          dependencies: { [text]: ['other'], other: { required: [text] } },
        },
        shared: { $ref: definition, description: text },
        several: {
          oneOf: [
            { $ref: definition },
            { type: 'object', required: [text], properties: { [text]: { const: text } } },
            { type: 'null' },
          ],
        },
        listed: { type: 'array', items: [{ const: text }, { $ref: definition }], contains: { const: text } },
      },
      definitions: {
        [key]: annotated(text, {
          type: 'object',
          properties: { [text]: { $ref: definition }, plain: { type: 'string' } },
        }),
      },
    },
    examples: [
      {
        name: text,
        summary: text,
        payload: { type: eventTypeOf(text), [text]: text, more: { [text]: [text] } },
        headers: { [headerNameOf(text)]: headerTextOf(text) },
      },
      { summary: text, payload: { type: eventTypeOf(text), [text]: 'other' } },
    ],
    'x-inferred': text,
    'x-since': { version: text, of: text },
    'x-sunset': '2026-12-31',
    ...(text.trim() === text && { 'x-example-origin': { [text]: 'vendor' } }),
  };
}

function annotated(text: string, schema: object): object {
  return {
    title: text,
    description: text,
    $comment: text,
    'x-inferred': text,
    'x-since': { version: text, of: text },
    'x-owner': { [text]: text },
    deprecated: true,
    ...schema,
  };
}

function webhookWith(text: string): object {
  return {
    eventType: '$message.payload#/type',
    data: `$message.payload${toPointer([text])}`.replace('payload/', 'payload#/'),
    signature: {
      scheme: 'hmac-sha256',
      header: 'x-signature',
      encoding: 'hex',
      prefix: `=${headerTextOf(text)}`,
      separator: `;${headerTextOf(text)}`,
      content: `${withoutBraces(text)}{body}`,
      description: text,
    },
    delivery: { disableAfter: { description: text }, environments: { [text]: { retries: 'none' } }, description: text },
    notes: text,
    ping: eventTypeOf(text),
  };
}

/** The characters of a text that the name of a header can have. */
function headerNameOf(text: string): string {
  return `x-${text.replace(/[^A-Za-z0-9!#$%&'*+.^_`|~-]/g, '')}`;
}

/** The characters of a text that the value of a header can have. */
function headerTextOf(text: string): string {
  return text.replace(/[^\u0020-\u007e\u0080-\u00ff]/g, '');
}

/** Braces in the signed content are placeholders. */
function withoutBraces(text: string): string {
  return text.replace(/[{}]/g, '');
}

/** The key of a channel must not contain the delimiters of a query and a fragment. */
function keyOf(text: string): string {
  return wellFormed(text).replace(/[?#]/g, '');
}

/** A URI cannot contain a lone surrogate. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function refTo(...path: readonly string[]): string {
  return `#${encodeURIComponent(toPointer(path)).replaceAll('%2F', '/')}`;
}

/** A pattern that matches the text, or the first 200 characters of a long text. */
function patternOf(text: string): string {
  return [...text]
    .slice(0, 200)
    .join('')
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replace(/-/g, '\\x2d')
    .replace(/\\\\x2d/g, '\\x2d');
}
