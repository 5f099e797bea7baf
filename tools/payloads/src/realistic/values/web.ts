import { IPV4_NETWORKS, NOUNS, USER_AGENTS } from '../facts.ts';
import { between, type Field, HEX, randomText, type ValueMaker } from '../field.ts';
import type { Kind } from '../fieldNames.ts';

/** Addresses and texts of the web. All domains and networks are reserved for examples. */
export const WEB = {
  url: (field) => [`https://example.com/${pathOf(field)}`, 'https://example.com'],
  imageUrl: ({ random }) => [`https://example.com/images/${random.pick(NOUNS)}.png`],
  domain: ({ random }) => [`${random.pick(NOUNS)}.example.com`, 'example.com'],
  ip: ({ random }) => [`${random.pick(IPV4_NETWORKS)}.${between(1, 254, random)}`],
  ipv6: ({ random }) => [`2001:db8::${randomText(HEX.slice(1), 4, random)}`],
  macAddress: ({ random }) => [`00:00:5e:00:53:${randomText(HEX, 2, random)}`],
  userAgent: ({ random }) => [random.pick(USER_AGENTS)],
  mimeType: ({ random }) => [random.pick(['application/json', 'text/plain', 'image/png', 'application/pdf'])],
  fileName: ({ random }) => [`${random.pick(NOUNS)}.${random.pick(['pdf', 'png', 'txt', 'csv'])}`],
  filePath: ({ random }) => [
    `${random.pick(NOUNS)}/${random.pick(NOUNS)}.txt`,
    `/${random.pick(NOUNS)}/${random.pick(NOUNS)}`,
  ],
  port: ({ random }) => [random.pick([80, 443, 8080, 8443]), '443'],
  httpStatus: ({ random }) => [random.pick([200, 201, 202, 204]), '200'],
  httpMethod: ({ random }) => [random.pick(['GET', 'POST', 'PUT'])],
} satisfies Partial<Record<Kind, ValueMaker>>;

/** `billing_portal_url` → billing-portal/… */
export function pathOf({ words, random }: Field): string {
  const section = words.slice(-3).filter((word) => !/^(?:url|uri|link|href|html|web|site|\d+)s?$/.test(word));
  return [section.slice(-2).join('-'), String(between(1000, 9999, random))].filter((part) => part !== '').join('/');
}
