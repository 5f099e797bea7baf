/** The formats of JSON Schema, which validators check. Any other format is an annotation. */
export const FORMATS = [
  'date-time', 'date', 'time', 'duration', 'email', 'idn-email', 'hostname', 'idn-hostname', 'ipv4', 'ipv6', 'uri',
  'uri-reference', 'iri', 'iri-reference', 'uri-template', 'json-pointer', 'relative-json-pointer', 'uuid', 'regex',
] as const; // biome-ignore format: a list reads better dense

export type Format = (typeof FORMATS)[number];
