import { type Random, randomFor } from '../random/index.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './facts.ts';
import { REGIONS, type Region } from './regions.ts';

/** A field to invent a value for. */
export interface Field {
  /** The lower-case words of its name and of the names around it, from the outside in. */
  readonly words: readonly string[];
  readonly description: string;
  readonly random: Random;
  /** The person that the object around the field is about. */
  readonly person: () => Person;
  /** Where everything in the payload happens. */
  readonly region: Region;
  /** When the event happened, in milliseconds. */
  readonly now: number;
}

/** Invents the values of one kind, the best first. Numbers and texts: the schema decides which of them fit. */
export type ValueMaker = (field: Field) => Iterable<string | number | boolean>;

export interface Person {
  readonly givenName: string;
  readonly familyName: string;
}

export const SECOND = 1000;
export const HOUR = 3600 * SECOND;
export const DAY = 24 * HOUR;

/** Events happen in 2025, because a payload must not depend on the day it is created. */
const START = Date.UTC(2025, 0, 1);

/** What the fields of a payload have in common. */
export function createSetting(seed: number): Pick<Field, 'region' | 'now'> {
  const random = randomFor(seed, 'setting');
  return { region: random.pick(REGIONS), now: START + random.below(365 * 24 * 3600) * SECOND };
}

/** The person that the object with this seed is about. */
export function createPerson(seed: number): Person {
  const random = randomFor(seed, 'person');
  return { givenName: random.pick(GIVEN_NAMES), familyName: random.pick(FAMILY_NAMES) };
}

export const DIGITS = '0123456789';
export const HEX = '0123456789abcdef';
export const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A text of `length` random characters. */
export function randomText(alphabet: string, length: number, { below }: Random): string {
  let text = '';
  for (let index = 0; index < length; index++) text += alphabet.charAt(below(alphabet.length));
  return text;
}

export function randomUuid(random: Random): string {
  const hex = (length: number) => randomText(HEX, length, random);
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick([...'89ab'])}${hex(3)}-${hex(12)}`;
}

export function between(low: number, high: number, { below }: Random): number {
  return low + below(high - low + 1);
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
