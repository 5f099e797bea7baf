import type { Schema } from '@hookbook/contract/schema';
import { array, map, object, tagged, text } from './pair.ts';
import { RECURSIVE } from './recursion.ts';
import { DEFINITIONS as TREES } from './rules.ts';

export const DEFINITIONS: Readonly<Record<string, Schema>> = {
  ...TREES,
  ...RECURSIVE,
  MaybeText: { type: ['string', 'null'] },
  Person: object({ id: text, boss: { $ref: '#/$defs/Person' } }, ['id']),
  Colour: { type: 'string', enum: ['red', 'green'] },
  Id: { type: 'string', format: 'uuid' },
  Named: object({ name: text }, ['name']),
  Labels: map(map(text)),
  Cat: tagged('cat'),
  Dog: object({ kind: { const: 'dog' }, tricks: array(text) }, ['kind']),
  Fish: tagged('fish'),
};
