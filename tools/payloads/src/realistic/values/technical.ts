import { ADJECTIVES, NOUNS } from '../facts.ts';
import { between, DIGITS, HEX, LETTERS, randomText, randomUuid, type ValueMaker } from '../field.ts';
import type { Kind } from '../fieldNames.ts';
import { idPrefix } from './idPrefix.ts';

const BASE64 = `${LETTERS.toUpperCase()}${LETTERS}${DIGITS}`;

/** Identifiers, codes and other texts for machines. */
export const TECHNICAL = {
  *id({ words, random }) {
    yield `${idPrefix(words)}_${randomText(`${LETTERS}${DIGITS}`, 16, random)}`;
    yield between(1_000_000, 99_999_999, random);
    yield randomText(`${LETTERS}${DIGITS}`, 12, random);
    yield randomText(DIGITS, 8, random);
  },
  uuid: ({ random }) => [randomUuid(random)],
  number: ({ random }) => [between(1, 9999, random), String(between(1000, 99_999, random))],
  code: ({ random }) => [
    `${random.pick(ADJECTIVES)}_${random.pick(NOUNS)}`,
    between(100, 999, random),
    randomText(LETTERS.toUpperCase(), 4, random),
  ],
  hash: ({ random }) => [40, 64, 32].map((length) => randomText(HEX, length, random)),
  token: ({ random }) => [`tok_${randomText(`${LETTERS}${DIGITS}`, 24, random)}`, randomText(BASE64, 32, random)],
  signature: ({ random }) => [`${randomText(BASE64, 43, random)}=`, randomText(HEX, 64, random)],
  walletAddress: ({ random }) => [`0x${randomText(HEX, 40, random)}`],
  transactionHash: ({ random }) => [`0x${randomText(HEX, 64, random)}`],
  chain: ({ random }) => [random.pick(['ethereum', 'base', 'polygon'])],
  version: ({ random }) => [
    `${between(1, 4, random)}.${between(0, 9, random)}.${between(0, 9, random)}`,
    `v${between(1, 4, random)}`,
    between(1, 4, random),
  ],
  repository: ({ random }) => [`${random.pick(ADJECTIVES)}-${random.pick(NOUNS)}/${random.pick(NOUNS)}`],
  branch: ({ random }) => [random.pick(['main', 'develop', `fix-${random.pick(NOUNS)}`])],
  color: ({ random }) => [randomText(HEX, 6, random), `#${randomText(HEX, 6, random)}`, 'blue'],
  lastDigits: ({ random }) => [randomText(DIGITS, 4, random)],
  iban: () => ['GB82WEST12345698765432'],
  bic: () => ['EXMPGB2L', 'EXMPGB2LXXX'],
  taxId: ({ random }) => [`GB${randomText(DIGITS, 9, random)}`, randomText(DIGITS, 9, random)],
} satisfies Partial<Record<Kind, ValueMaker>>;
