import { ADJECTIVES, COMPANIES, NOUNS, PRODUCTS, SENTENCES, STATUSES, STREETS } from '../facts.ts';
import { between, capitalise, DAY, DIGITS, type Field, type Person, randomText, type ValueMaker } from '../field.ts';
import type { Kind } from '../fieldNames.ts';

/** People, organisations, places, and the words that people write. */
export const PEOPLE = {
  email: ({ person }) => [
    `${usernameOf(person())}@example.com`,
    `${usernameOf(person()).split('.')[0]}@example.com`,
    'a@b.example',
  ],
  phone: ({ region, random }) => {
    const number = `${region.phone}${randomText(DIGITS, region.phoneDigits, random)}`;
    return [number, number.slice(1), Number(number.slice(1))];
  },
  givenName: ({ person }) => [person().givenName],
  familyName: ({ person }) => [person().familyName],
  fullName: ({ person }) => [`${person().givenName} ${person().familyName}`],
  username: ({ person }) => {
    const username = usernameOf(person());
    return [username, username.replace('.', '-'), username.replace('.', '')];
  },
  job: ({ random }) => [random.pick(['Engineer', 'Designer', 'Analyst', 'Accountant', 'Editor'])],
  age: ({ random }) => [between(20, 70, random)],
  birth: ({ random }) => [new Date(DAY * between(0, 12_000, random)).toISOString().slice(0, 10)],

  company: ({ random }) => [random.pick(COMPANIES)],
  product: ({ random }) => [random.pick(PRODUCTS)],
  thing: ({ random }) => [capitalise(phrase(random)), random.pick(NOUNS)],
  title: ({ random }) => [capitalise(`${phrase(random)} and ${phrase(random)}`), capitalise(random.pick(NOUNS))],
  sentence: ({ random }) => [random.pick(SENTENCES), phrase(random)],
  status: ({ random }) => [random.pick(STATUSES), random.pick(STATUSES).toUpperCase()],
  type: ({ random }) => [random.pick(['standard', 'default', 'basic', 'regular'])],
  role: ({ random }) => [random.pick(['member', 'owner', 'viewer', 'editor'])],
  word: ({ random }) => [`${random.pick(ADJECTIVES)}-${random.pick(NOUNS)}`, random.pick(NOUNS)],

  street: ({ random }) => [`${between(1, 120, random)} ${random.pick(STREETS)}`],
  unit: ({ random }) => [String(between(1, 40, random)), `Flat ${between(1, 40, random)}`],
  city: ({ region }) => [region.city],
  region: ({ region }) => [region.region, region.regionName],
  postalCode: ({ region }) => [region.postalCode, Number(region.postalCode)],
  country: ({ region }) => [region.country, region.country3, region.countryName],
  countryName: ({ region }) => [region.countryName, region.country],
  currency: ({ region }) => [region.currency, region.currency.toLowerCase()],
  locale: ({ region }) => [region.locale, region.locale.replace('-', '_'), region.locale.slice(0, 2)],
  language: ({ region }) => [region.locale.slice(0, 2), region.locale],
  timezone: ({ region }) => [region.timezone],
  latitude: ({ region }) => [region.latitude, String(region.latitude)],
  longitude: ({ region }) => [region.longitude, String(region.longitude)],
} satisfies Partial<Record<Kind, ValueMaker>>;

function usernameOf({ givenName, familyName }: Person): string {
  return `${givenName}.${familyName}`.toLowerCase();
}

function phrase({ pick }: Field['random']): string {
  return `${pick(ADJECTIVES)} ${pick(NOUNS)}`;
}
