import type { FormatName } from 'ajv-formats';
import { fullFormats } from 'ajv-formats/dist/formats.js';

/** Whether a value of the type that a format is about has the format. */
export type FormatTest = (value: string | number) => boolean;

const TEXT_FORMATS: readonly FormatName[] = [
  'date', 'time', 'date-time', 'iso-time', 'iso-date-time', 'duration', 'uri', 'uri-reference', 'uri-template', 'url',
  'email', 'hostname', 'ipv4', 'ipv6', 'regex', 'uuid', 'json-pointer', 'json-pointer-uri-fragment',
  'relative-json-pointer', 'byte',
]; // biome-ignore format: a list reads better dense

const NUMBER_FORMATS: readonly FormatName[] = ['int32', 'int64'];

/** Newer formats, which Ajv lacks, with older ones whose texts they include. */
const INCLUDED: Readonly<Record<string, FormatName>> = {
  'idn-email': 'email',
  'idn-hostname': 'hostname',
  iri: 'uri',
  'iri-reference': 'uri-reference',
};

const CLOCK = '[0-2]\\d:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:[Zz]|[+-]\\d\\d:\\d\\d)$';

/** Texts that Ajv accepts and other validators reject, such as leap seconds, do not match. */
const NARROWER: Readonly<Partial<Record<FormatName, RegExp>>> = {
  'date-time': new RegExp(`^\\d{4}-\\d\\d-\\d\\d[Tt]${CLOCK}`),
  time: new RegExp(`^${CLOCK}`),
  duration: /^(?!.*Y\d+D)(?!.*H\d+S)/,
  hostname: /^(?!.*--).*[^.]$/,
  uri: /^[^[]*$/,
  'uri-reference': /^[^["]*$/,
  'uri-template': /^[!-~]*$/,
  uuid: /^[^u]/i,
};

/** The formats that are asserted of strings. Each accepts only what all validators that receivers use accept. */
export const FORMATS_OF_TEXTS: ReadonlyMap<string, FormatTest> = new Map<string, FormatTest>([
  ...TEXT_FORMATS.map((name) => [name, narrowed(name)] as const),
  ...Object.entries(INCLUDED).map(([name, included]) => [name, narrowed(included)] as const),
]);

/** The formats that are asserted of numbers. */
export const FORMATS_OF_NUMBERS: ReadonlyMap<string, FormatTest> = new Map(
  NUMBER_FORMATS.map((name) => [name, ajvTest(name)] as const),
);

/** Whether a value has a format. Formats that are not asserted, and values of other types, always do. */
export function hasFormat(format: string, value: unknown): boolean {
  if (typeof value === 'string') return FORMATS_OF_TEXTS.get(format)?.(value) ?? true;
  return typeof value !== 'number' || (FORMATS_OF_NUMBERS.get(format)?.(value) ?? true);
}

function narrowed(name: FormatName): FormatTest {
  const test = ajvTest(name);
  const narrower = NARROWER[name];
  if (name === 'regex') return (text) => test(text) && isUnicodePattern(String(text));
  return narrower ? (text) => test(text) && narrower.test(String(text)) : test;
}

function ajvTest(name: FormatName): FormatTest {
  const format = fullFormats[name];
  if (format instanceof RegExp) return (text) => format.test(String(text));
  const test = typeof format === 'object' ? format.validate : format;
  if (test instanceof RegExp) return (text) => test.test(String(text));
  if (typeof test !== 'function') throw new TypeError(`ajv-formats has no test for the format "${name}".`);
  return test as FormatTest;
}

function isUnicodePattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
