/** Every format that validators assert, and one that they do not. */
export const FORMATS: readonly string[] = [
  'date-time', 'date', 'time', 'duration', 'email', 'idn-email', 'hostname', 'idn-hostname', 'ipv4', 'ipv6', 'uri',
  'uri-reference', 'iri', 'iri-reference', 'uri-template', 'json-pointer', 'relative-json-pointer', 'uuid', 'regex', 'colour',
]; // biome-ignore format: a list reads better dense

/** Texts on which validators of formats often disagree. */
export const FORMATTED_TEXTS: readonly string[] = [
  '2026-01-01T00:00:00Z', '2026-01-01 00:00:00Z', '2026-01-01t00:00:00z', '2026-01-01T00:00:00+0100', '2026-06-30T23:59:60Z',
  '2026-02-29', '00:00:00Z', '00:00:00', 'P1Y2D', 'P1W1D', 'joe@example.com', '"joe"@[127.0.0.1]', 'jöe@example.com', 'a_b.example',
  'xn--X', '127.1', '1.2.3.04', '::ffff:1.2.3.4', '1::1%eth0', 'urn:a', 'http://[::1', '//a b', 'é', '/{a', '{a}', '~2', '/a~1', '0#',
  'F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6', '(', '\\p{L}', '\ud800',
]; // biome-ignore format: a list reads better dense
