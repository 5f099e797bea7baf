/** The formats that validators assert, by the function that scans them. Any other format is an annotation. */
const SCANNERS: Readonly<Record<string, string>> = {
  'date-time': 'dateTime',
  date: 'date',
  time: 'time',
  duration: 'duration',
  email: 'email',
  'idn-email': 'idnEmail',
  hostname: 'hostname',
  'idn-hostname': 'idnHostname',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  uri: 'uri',
  'uri-reference': 'uriReference',
  iri: 'iri',
  'iri-reference': 'iriReference',
  'uri-template': 'uriTemplate',
  'json-pointer': 'jsonPointer',
  'relative-json-pointer': 'relativeJsonPointer',
  uuid: 'uuid',
  regex: 'regex',
};

export function scannerOf(format = ''): { name: string; file: string } | undefined {
  const name = Object.hasOwn(SCANNERS, format) ? SCANNERS[format] : undefined;
  return name === undefined ? undefined : { name, file: `formats/${name}.ts` };
}
