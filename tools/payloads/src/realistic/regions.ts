/** A country, with a city and everything that has to agree with it. */
export interface Region {
  readonly country: string;
  readonly country3: string;
  readonly countryName: string;
  readonly city: string;
  readonly region: string;
  readonly regionName: string;
  readonly postalCode: string;
  readonly currency: string;
  readonly locale: string;
  readonly timezone: string;
  readonly latitude: number;
  readonly longitude: number;
  /** The start of the phone numbers that the country reserves for fiction. `phoneDigits` more digits follow. */
  readonly phone: string;
  readonly phoneDigits: number;
}

export const REGIONS: readonly Region[] = [
  {
    country: 'GB',
    country3: 'GBR',
    countryName: 'United Kingdom',
    city: 'Bristol',
    region: 'BST',
    regionName: 'England',
    postalCode: 'BS1 1AA',
    currency: 'GBP',
    locale: 'en-GB',
    timezone: 'Europe/London',
    latitude: 51.4545,
    longitude: -2.5879,
    phone: '+442079460',
    phoneDigits: 3,
  },
  {
    country: 'US',
    country3: 'USA',
    countryName: 'United States',
    city: 'Portland',
    region: 'OR',
    regionName: 'Oregon',
    postalCode: '97201',
    currency: 'USD',
    locale: 'en-US',
    timezone: 'America/Los_Angeles',
    latitude: 45.5152,
    longitude: -122.6784,
    phone: '+150355501',
    phoneDigits: 2,
  },
  {
    country: 'DE',
    country3: 'DEU',
    countryName: 'Germany',
    city: 'Hamburg',
    region: 'HH',
    regionName: 'Hamburg',
    postalCode: '20095',
    currency: 'EUR',
    locale: 'de-DE',
    timezone: 'Europe/Berlin',
    latitude: 53.5511,
    longitude: 9.9937,
    phone: '+493023125',
    phoneDigits: 3,
  },
  {
    country: 'FR',
    country3: 'FRA',
    countryName: 'France',
    city: 'Lyon',
    region: 'ARA',
    regionName: 'Auvergne-Rhône-Alpes',
    postalCode: '69001',
    currency: 'EUR',
    locale: 'fr-FR',
    timezone: 'Europe/Paris',
    latitude: 45.764,
    longitude: 4.8357,
    phone: '+3319900',
    phoneDigits: 4,
  },
  {
    country: 'AU',
    country3: 'AUS',
    countryName: 'Australia',
    city: 'Melbourne',
    region: 'VIC',
    regionName: 'Victoria',
    postalCode: '3000',
    currency: 'AUD',
    locale: 'en-AU',
    timezone: 'Australia/Melbourne',
    latitude: -37.8136,
    longitude: 144.9631,
    phone: '+6135550',
    phoneDigits: 4,
  },
];
