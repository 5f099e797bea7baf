import type { SchemaObject } from '@hookbook/contract/schema';
import { array, type Changed, type Equal, map, object, type Pair, type Reported, text } from './pair.ts';

const like = (pattern: string, more: SchemaObject = {}): SchemaObject => ({ ...text, pattern, ...more });
const as = (format: string, more: SchemaObject = {}): SchemaObject => ({ ...text, format, ...more });

const wider = (name: string, narrow: SchemaObject, wide: SchemaObject): Pair => [
  ...([name, narrow, wide] as const),
  ...(['pattern-widened', 'pattern-narrowed'] as const),
];

export const pairs: readonly Pair[] = [
  wider('a shorter prefix', like('^abc'), like('^ab')),
  wider('more repetitions', like('^[0-9]{1,3}$'), like('^[0-9]+$')),
  wider('no repetition', like('^[a-z]+$'), like('^[a-z]*$')),
  wider('another alternative', like('^(?:a|b)$'), like('^(?:a|b|c)$')),
  wider('one of two patterns', { allOf: [like('^a'), like('z$')] }, like('^a')),
  wider('another character', like('^\\w+$'), like('^[\\w-]+$')),
  wider('upper case', like('^[0-9a-f]{8}$'), like('^[0-9a-fA-F]{8}$')),
  wider('an ID with another prefix', like('^evt_[a-z0-9]{4}$'), like('^(?:evt|ev)_[a-z0-9]{4}$')),
  wider('no anchor', like('^ab$'), like('ab')),
  wider('spaces', like('^\\S+$'), like('^.+$')),
  wider('letters of any case', like('^\\p{Lu}'), like('^\\p{L}')),
  wider('a length for a pattern', like('^.{2,}$'), { ...text, minLength: 2 }),
  wider('no lookahead', like('^(?=.*\\d)[a-z\\d]{1,8}$'), like('^[a-z\\d]{1,8}$')),
  wider('no lookbehind', like('^[a-z.]+(?<!\\.)$'), like('^[a-z.]+$')),
  wider('no backreference', like('^(a|b)\\1$'), like('^[ab]{2}$')),
  wider('a pattern beside null', { type: ['string', 'null'], pattern: '^a' }, { type: ['string', 'null'] }),
  wider('a pattern of items', array(like('^a')), array(text)),
  wider('a pattern of a map', map(like('^a')), map(like('^[ab]'))),
  wider('a pattern beside a format', as('date-time', { pattern: 'Z$' }), as('date-time')),
  ['a format of items', array(as('uuid')), array(text), 'format-dropped', 'format-added'],
  [
    'a format beside a length',
    as('email', { maxLength: 80 }),
    { ...text, maxLength: 80 },
    'format-dropped',
    'format-added',
  ],
  [
    'a format beside null',
    { type: ['string', 'null'], format: 'date-time' },
    { type: ['string', 'null'] },
    'format-dropped',
    'format-added',
  ],
  ['a format of one part', { allOf: [text, { format: 'ipv4' }] }, text, 'format-dropped', 'format-added'],
  ['relative references', as('uri'), as('uri-reference'), 'format-widened', '*'],
  [
    'an address of another kind',
    as('ipv4'),
    { anyOf: [as('ipv4'), as('ipv6')] },
    ['format-widened', 'variant-added'],
    ['format-added', 'variant-removed'],
  ],
  [
    'a pattern for a format',
    as('date'),
    like('^\\d{4}-\\d{2}-\\d{2}$'),
    ['format-dropped', 'format-widened'],
    'format-added',
  ],
  ['a format that its enum implies', { ...text, enum: ['2024-01-01'] }, as('date'), 'enum-dropped', 'enum-closed'],
];

export const changed: readonly Changed[] = [
  [
    'texts that are no dates',
    as('date'),
    like('b', { not: { format: 'date' } }),
    ['format-dropped', 'pattern-changed'],
    '*',
  ],
  [
    'dates, or else other texts',
    { oneOf: [{ type: 'object' }, as('date')] },
    { oneOf: [like('b'), as('date')] },
    '*',
    '*',
  ],
  ['patterns that overlap', like('^[a-m]'), like('^[h-z]'), 'pattern-changed', 'pattern-changed'],
  ['patterns of other texts', like('^a$'), like('^b$'), 'pattern-changed', 'pattern-changed'],
  ['another prefix of an ID', like('^evt_[a-z]+$'), like('^event_[a-z]+$'), 'pattern-changed', 'pattern-changed'],
  ['another length of an ID', like('^[a-z]{3,5}$'), like('^[a-z]{4,8}$'), 'pattern-changed', 'pattern-changed'],
  ['a date with a time', as('date'), as('date-time'), 'format-widened', 'format-widened'],
  ['an address of the web', as('email'), as('uri'), 'format-widened', 'format-widened'],
  ['a pattern instead of a length', like('^a'), { ...text, maxLength: 3 }, 'pattern-widened', 'bound-loosened'],
];

export const reported: readonly Reported[] = [['a format that nobody checks', as('password'), text, '*', '*']];

export const equals: readonly Equal[] = [
  ['a class of alternatives', like('^(?:a|b)*$'), like('^[ab]*$')],
  ['repetitions', like('^(?:ab)+$'), like('^ab(?:ab)*$')],
  ['repetitions that are counted', like('^\\d{2,4}$'), like('^\\d\\d\\d?\\d?$')],
  ['a group that is captured', like('^(ab|cd)$'), like('^(?:cd|ab)$')],
  ['any text', like('.*'), text],
  ['the beginning of any text', like('^'), text],
  ['a suffix that may be anything', like('^a.*'), like('^a')],
  ['one text', like('^abc$'), { const: 'abc' }],
  ['a list of texts', like('^(?:cat|dog)$'), { enum: ['cat', 'dog'] }],
  ['a text that matches', { const: 'abc', pattern: '^a' }, { const: 'abc' }],
  ['a length that is longer', like('^[a-z]{3}$', { maxLength: 5 }), like('^[a-z]{3}$')],
  ['a length of a class', like('^[a-z]{2,}$'), like('^[a-z]*$', { minLength: 2 })],
  ['a length that contradicts', object({ a: like('^[a-z]{3}$', { minLength: 4 }) }), object({ a: false })],
  ['patterns in parts', { allOf: [like('^a'), like('b$')] }, like('^a[\\s\\S]*b$')],
  ['patterns that contradict', object({ a: { allOf: [like('^a'), like('^b')] } }), object({ a: false })],
  ['patterns of which only one matches', { oneOf: [like('^a'), like('^ab')] }, like('^a(?!b)')],
  ['patterns as branches', { anyOf: [like('^a'), like('^b')] }, like('^[ab]')],
  ['a pattern as an exclusion', { ...text, not: like('^[^a]|^$') }, like('^a')],
  ['a lookahead that holds', like('^(?=a)abc'), like('^abc')],
  ['a format in a part', { allOf: [text, { format: 'uuid' }] }, as('uuid')],
  ['a format in both parts', { allOf: [as('uuid'), as('uuid')] }, as('uuid')],
  ['a shape with a format', { $ref: '#/$defs/Id' }, as('uuid')],
];
