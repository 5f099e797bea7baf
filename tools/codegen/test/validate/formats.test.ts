import { formatCheckOf } from '@hookbook/validators-emitter/formats';
import { expect, it } from 'vitest';
import { FORMATS } from '../../src/validate/judge/formats.ts';

it.each([...FORMATS])('%s is checked by the function that validators import', async (format, check) => {
  const { name = '', file = '' } = formatCheckOf(format) ?? {};
  const module = await import(new URL(`../../../../packages/validators/src/${file}`, import.meta.url).href);
  expect(module[name]).toBe(check);
});

it('examples are checked for the formats of JSON Schema that validators assert', () => {
  const formats = [
    'date-time',
    'date',
    'time',
    'duration',
    'email',
    'idn-email',
    'hostname',
    'idn-hostname',
    'ipv4',
    'ipv6',
  ];
  const more = [
    'uri',
    'uri-reference',
    'iri',
    'iri-reference',
    'uri-template',
    'json-pointer',
    'relative-json-pointer',
  ];
  expect([...FORMATS.keys()]).toEqual([...formats, ...more, 'uuid', 'regex']);
  expect(formatCheckOf('colour')).toBeUndefined();
});
