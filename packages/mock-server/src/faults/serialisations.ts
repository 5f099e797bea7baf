import { type Body, payloadOf, wrapped } from '../message/body.ts';
import { type FaultKind, faults, ofJson } from './fault.ts';
import { asciiOnly, type JsonStyle, restyled } from './json.ts';

const RAW_BODY =
  'Verify the raw bytes of the body. Parsing and serialising it again changes the bytes. See the adapters of @hookbook/receiver.';

function style(summary: string, options: JsonStyle): FaultKind {
  return otherText(summary, (body) => restyled(body, options));
}

function otherText(summary: string, signedBody: (body: Body) => Body): FaultKind {
  return ofJson({ expected: 'accept', summary, fix: RAW_BODY, steps: () => ({ signedBody }) });
}

/** The same payload as other serialisers write it: right, and signed. */
export const SERIALISATIONS = faults({
  'json-python': style('JSON as Python writes it, with spaces and escapes', {
    ...{ comma: ', ', colon: ': ' },
    string: asciiOnly,
  }),
  'json-php': style('JSON as PHP writes it, with escaped slashes', {
    string: (text) => asciiOnly(text.replaceAll(/(?<!\\)\//g, '\\/')),
  }),
  'json-go': style('JSON as Go writes it, with escaped angle brackets', {
    string: (text) => text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026'),
  }),
  'json-ruby': style('indented JSON', { indent: '  ', colon: ': ' }),
  'json-tabs': style('JSON that is indented with tabs, with CRLF', { indent: '\t', colon: ': ', newline: '\r\n' }),
  'json-floats': style('integers with a decimal point, such as 1.0', {
    number: (text) => (/^-?\d{1,15}$/.test(text) ? `${text}.0` : text),
  }),
  'json-newline': otherText('JSON with a trailing line break', (body) => wrapped(body, '', '\n')),
  'json-space': otherText('JSON with white space around it', (body) => wrapped(body, ' \r\n', '\t ')),
  'json-key-order': otherText('JSON with its properties in another order', (body) => {
    const payload = payloadOf(body);
    return payload === undefined ? body : JSON.stringify(reversed(payload));
  }),
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
