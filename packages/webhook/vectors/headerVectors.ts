import { bodyCases, formCases } from './bodyCases.ts';
import { attemptOf, type Case, encoded, keyAt, NOW, type Signer, URL_OF } from './case.ts';
import { clockCases } from './clockCases.ts';
import { messageCases } from './messageCases.ts';
import type { Attempt, Scheme } from './schemes.ts';
import { prefixlessCases, severalCases, signatureCases } from './signatureCases.ts';
import type { Vector } from './vector.ts';

/** The vectors of a scheme that signs in headers. */
export function headerVectors(scheme: Scheme, signer: Signer): readonly Vector[] {
  return casesOf(scheme, signer).map((found) => vectorOf(scheme, found, signer));
}

function vectorOf(scheme: Scheme, found: Case, signer: Signer): Vector {
  const { name, note, reason, known = [0], secrets, by = [0], now = NOW } = found;
  const signed = { ...attemptOf(scheme, now), ...found.signed };
  const sent = { ...signed, ...found.sent };
  const signatures = by.map((index) => encoded(scheme, signed, keyAt(scheme, index), signer));
  const value = found.value ? found.value(signatures, sent) : scheme.value(signatures, sent.timestamp);
  const headers: Readonly<Record<string, string | undefined>> = {
    'content-type': 'application/json',
    ...scheme.others,
    ...(scheme.idHeader && { [scheme.idHeader]: sent.id }),
    ...(scheme.clock?.header && { [scheme.clock.header]: scheme.clock.value?.(sent.timestamp) ?? sent.timestamp }),
    // Whoever changes a body may leave the digest of the signed one.
    ...(scheme.digest && { [scheme.digest.header]: scheme.digest.value(signed.body) }),
    [scheme.header]: value,
    ...found.headers,
  };
  return {
    id: `${scheme.name}/${name}`,
    scheme: scheme.name,
    secrets: secrets ?? known.map((index) => keyAt(scheme, index).verifying),
    now: new Date(now).toISOString(),
    request: {
      method: sent.method,
      url: sent.url,
      headers: Object.fromEntries(
        Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
      body: found.body ?? sent.body.toString('base64'),
    },
    valid: reason === undefined,
    ...(reason !== undefined && { reason }),
    note,
  };
}

function casesOf(scheme: Scheme, signer: Signer): readonly Case[] {
  return [
    ...acceptedCases(scheme),
    ...(scheme.signs.body === 'bytes' ? bodyCases() : formCases()),
    ...signatureCases(scheme, signer),
    ...(scheme.several ? severalCases(scheme) : []),
    ...(scheme.clock ? clockCases(scheme, scheme.clock) : []),
    ...(scheme.idHeader ? idCases(scheme.idHeader) : []),
    ...(scheme.signs.url ? urlCases() : []),
    ...(scheme.name === 'rfc9421' ? messageCases(scheme, signer) : []),
    ...(scheme.signs.method
      ? [
          { name: 'get', note: 'Signed as GET and sent as GET.', signed: { method: 'GET', body: Buffer.alloc(0) } },
          { name: 'other-method', note: 'Signed as POST, sent as PUT.', sent: { method: 'PUT' }, reason: 'no-match' },
        ]
      : []),
    ...(scheme.name.startsWith('standard-webhooks') || scheme.name === 'svix' ? prefixlessCases(scheme) : []),
  ];
}

function acceptedCases({ encoding, value }: Scheme): readonly Case[] {
  return [
    { name: 'first-attempt', note: 'The first attempt.' },
    {
      name: 'attempt-after-an-hour',
      note: 'Another attempt 60 minutes later, signed again.',
      now: NOW + 3_600_000,
    },
    {
      name: 'old-secret-in-rotation',
      note: 'Signed with the old secret, which the receiver still knows.',
      by: [1],
      known: [0, 1],
    },
    { name: 'new-secret-in-rotation', note: 'Signed with the new secret. The receiver knows both.', known: [0, 1] },
    ...(encoding === 'hex'
      ? [
          {
            name: 'upper-case-hex',
            note: 'Hex digits in upper case are the same bytes.',
            value: (signatures: readonly string[], { timestamp }: Attempt) =>
              value(
                signatures.map((signature) => signature.toUpperCase()),
                timestamp,
              ),
          },
        ]
      : []),
  ];
}

function idCases(header: string): readonly Case[] {
  return [
    { name: 'changed-id', note: 'The id of another delivery.', sent: { id: 'msg_another' }, reason: 'no-match' },
    {
      name: 'no-id',
      note: 'Without the id, which is signed.',
      headers: { [header]: undefined },
      reason: 'missing-content',
    },
  ];
}

function urlCases(): readonly Case[] {
  const cases = [
    { name: 'other-host', note: 'Another host.', url: URL_OF.replace('example.com', 'example.org') },
    { name: 'other-path', note: 'Another path.', url: URL_OF.replace('/webhooks', '/webhook') },
    { name: 'no-query', note: 'The query left out.', url: URL_OF.replace(/\?.*/, '') },
    {
      name: 'query-reordered',
      note: 'The query in another order.',
      url: URL_OF.replace('source=a&tag=b', 'tag=b&source=a'),
    },
    { name: 'http', note: 'http instead of https.', url: URL_OF.replace('https', 'http') },
  ];
  return [
    { name: 'url-with-port', note: 'A URL with a port.', signed: { url: URL_OF.replace('.com', '.com:8443') } },
    {
      name: 'url-with-escape',
      note: 'A URL with percent-encoding in lower case.',
      signed: { url: `${URL_OF}&c=%c3%a9` },
    },
    ...cases.map(({ name, note, url }) => ({ name, note, sent: { url }, reason: 'no-match' })),
  ];
}
