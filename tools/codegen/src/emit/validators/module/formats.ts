/** The formats that validators assert, with the function that checks them and its file. Other formats are annotations. */
const SCANNERS: Readonly<Record<string, readonly [name: string, file: string]>> = {
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

export function scannerOf(format = ''): { name: string; file: string } | undefined {
  const [name, file] = Object.hasOwn(SCANNERS, format) ? (SCANNERS[format] ?? []) : [];
  return name === undefined ? undefined : { name, file: `formats/${file}.ts` };
}
