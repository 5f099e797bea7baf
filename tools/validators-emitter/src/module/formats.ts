import type { Format } from '@hookbook/contract/schema';

/** The formats that validators assert, with their runtime functions. All other formats are annotations. */
const FORMAT_CHECKS: Readonly<Record<Format, readonly [name: string, file: string]>> = {
  'date-time': ['dateTime', 'dates'],
  date: ['date', 'dates'],
  time: ['time', 'dates'],
  duration: ['duration', 'dates'],
  email: ['email', 'email'],
  'idn-email': ['idnEmail', 'email'],
  hostname: ['hostname', 'hostname'],
  'idn-hostname': ['idnHostname', 'hostname'],
  ipv4: ['ipv4', 'ip'],
  ipv6: ['ipv6', 'ip'],
  uri: ['uri', 'uri'],
  'uri-reference': ['uriReference', 'uri'],
  iri: ['iri', 'uri'],
  'iri-reference': ['iriReference', 'uri'],
  'uri-template': ['uriTemplate', 'uriTemplate'],
  'json-pointer': ['jsonPointer', 'json'],
  'relative-json-pointer': ['relativeJsonPointer', 'json'],
  uuid: ['uuid', 'identifiers'],
  regex: ['regex', 'identifiers'],
};

/** The runtime function that checks a format, and its file. Undefined for a format that validators do not assert. */
export function formatCheckOf(format = ''): { name: string; file: string } | undefined {
  const [name, file] = Object.hasOwn(FORMAT_CHECKS, format) ? FORMAT_CHECKS[format as Format] : [];
  return name === undefined ? undefined : { name, file: `formats/${file}.ts` };
}
