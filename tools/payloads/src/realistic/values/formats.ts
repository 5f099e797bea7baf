import { between, type Field, HEX, randomText, randomUuid } from '../field.ts';
import type { Kind } from '../fieldNames.ts';
import { PEOPLE } from './people.ts';
import { isoTime, timeOf } from './times.ts';
import { pathOf, WEB } from './web.ts';

type TextMaker = (field: Field, kind: Kind | undefined) => readonly string[];

const url: TextMaker = (field, kind) => (kind === 'imageUrl' ? WEB.imageUrl(field) : WEB.url(field));
const email: TextMaker = (field) => PEOPLE.email(field);
const hostname: TextMaker = (field) => WEB.domain(field);
const reference: TextMaker = (field) => [`/${pathOf(field)}`, '/a', ''];
const dateTime: TextMaker = (field, kind) => {
  const text = isoTime(timeOf(kind, field));
  return [text, text.replace('Z', '.000Z'), text.replace('Z', '+00:00')];
};
const time: TextMaker = (field, kind) => [isoTime(timeOf(kind, field)).slice(11)];

const FORMATS: ReadonlyMap<string, TextMaker> = new Map<string, TextMaker>([
  ['date-time', dateTime],
  ['iso-date-time', dateTime],
  ['date', (field, kind) => (kind === 'birth' ? PEOPLE.birth(field) : [isoTime(timeOf(kind, field)).slice(0, 10)])],
  ['time', time],
  ['iso-time', time],
  ['duration', ({ random }) => [`PT${between(1, 59, random)}M`, 'P1D']],
  ['email', email],
  ['idn-email', email],
  ['hostname', hostname],
  ['idn-hostname', hostname],
  ['ipv4', (field) => WEB.ip(field)],
  ['ipv6', (field) => WEB.ipv6(field)],
  ['uri', url],
  ['iri', url],
  ['url', url],
  ['uri-reference', reference],
  ['iri-reference', reference],
  ['uri-template', (field) => [`https://example.com/${pathOf(field)}{/id}`, 'https://example.com{/id}']],
  ['uuid', ({ random }) => [randomUuid(random)]],
  ['json-pointer', () => ['/data/id', '']],
  ['relative-json-pointer', () => ['1/id', '0']],
  ['json-pointer-uri-fragment', () => ['#/data/id', '#']],
  ['regex', () => ['^[a-z]+$']],
  ['byte', () => ['ZXhhbXBsZQ==']],
  ['binary', ({ random }) => [randomText(HEX, 32, random)]],
]);

/** Texts of a format; none if the format is not known. */
export function textsOfFormat(format: string, field: Field, kind: Kind | undefined): readonly string[] {
  return FORMATS.get(format)?.(field, kind) ?? [];
}
