import { withMember } from '../message/runtimeExpression.ts';
import { type FaultKind, faults, ofJson, type Wire } from './fault.ts';

type Headers = Readonly<Record<string, string>>;

function headers(summary: string, fix: string, sentHeaders: (headers: Headers) => Headers): FaultKind {
  return { expected: 'accept', summary, fix, steps: () => ({ sentHeaders }) };
}

function wire(summary: string, fix: string, how: Wire): FaultKind {
  return { expected: 'accept', summary, fix, steps: () => ({ wire: how }) };
}

const MEDIA_TYPE = 'Compare only the type and subtype of the content type, case-insensitively.';
const ANY_HEADERS = 'Read only the headers that the contract names.';

/** Requests that differ from the usual one in what HTTP allows. */
export const REQUESTS = faults({
  charset: headers('a content type with a charset', MEDIA_TYPE, (sent) => ({
    ...sent,
    'content-type': `${sent['content-type']?.replace(/;.*/, '')}; charset=utf-8`,
  })),
  'content-type-case': headers('a content type in upper case', MEDIA_TYPE, (sent) => ({
    ...sent,
    'content-type': sent['content-type']?.toUpperCase() ?? '',
  })),
  'more-headers': headers('headers of a proxy and of tracing', ANY_HEADERS, (sent) => ({
    ...sent,
    'x-forwarded-for': '192.0.2.1, 198.51.100.2',
    'x-forwarded-proto': 'https',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    'accept-encoding': 'gzip, br',
    accept: '*/*',
  })),
  'no-user-agent': headers('no user agent', ANY_HEADERS, ({ 'user-agent': _, ...sent }) => sent),
  'long-header': headers('an unexpected header of 4,000 characters', ANY_HEADERS, (sent) => ({
    ...sent,
    'x-hookbook-long': 'x'.repeat(4000),
  })),
  chunked: wire(
    'a chunked body without content-length',
    'Read the body until it ends. Do not require content-length.',
    'chunked',
  ),
  'split-characters': ofJson({
    expected: 'accept',
    summary: 'a body whose packets end within characters',
    fix: 'Collect the bytes of the body, and decode them together: decoding each packet replaces characters.',
    steps: () => ({
      message: (message) => ({ ...message, payload: withMember(message.payload, ['hookbook_text'], 'שלום 💌 é') }),
      wire: 'split-characters',
    }),
  }),
  'header-case': wire(
    'header names in title case',
    'Compare header names case-insensitively, as HTTP requires.',
    'title-case',
  ),
});
