import { createDelivery } from '@hookbook/mock-server';

/** A request whose signature a function of the guide verifies, and what it must find. */
export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signature: string;
  readonly secret: string;
  readonly isSigned: boolean;
}

const SECRETS = ['a secret for tests', 'another secret for tests'] as const;
const STANDARD = 'whsec_YSBzZWNyZXQgdGhhdCBpcyBsb25nIGVub3VnaA==';

/** Requests that sign the body alone: right ones, also with several secrets, and all that is wrong with others. */
export function requestsThatSignTheBody(): readonly SignedRequest[] {
  const [own, other] = SECRETS;
  const dynamic = request('dynamic', 'user.created', 'x-dynamic-signature-256', [own], own);
  const flagright = request('flagright', 'CASE_OPENED', 'x-flagright-signature', [other, own], own);
  const wrong = [
    { ...dynamic, body: `${dynamic.body} ` },
    { ...dynamic, secret: other },
    { ...dynamic, signature: '' },
    { ...dynamic, signature: 'é' },
    { ...flagright, signature: flagright.signature.replaceAll(/[0-9a-f]{8}/g, '00000000') },
  ];
  return [dynamic, flagright, ...wrong.map((forged) => ({ ...forged, isSigned: false }))];
}

/** Requests as Standard Webhooks signs them, a right one first. */
export function standardRequests(): readonly SignedRequest[] {
  const right = standardAt(new Date());
  const several = { ...right, signature: `v1a,AAAA v1,AAAA ${right.signature}` };
  const wrong = [
    { ...right, body: `${right.body} ` },
    { ...right, headers: { ...right.headers, 'webhook-id': 'msg_other' } },
    { ...right, signature: right.signature.replace('v1,', 'v2,') },
    ...[-600, 600].map((seconds) => standardAt(new Date(Date.now() + seconds * 1000))),
    { ...right, headers: { ...right.headers, 'webhook-timestamp': '9'.repeat(5_000) } },
    { ...right, headers: { ...right.headers, 'webhook-timestamp': 'now' } },
  ];
  return [right, several, ...wrong.map((forged) => ({ ...forged, isSigned: false }))];
}

function standardAt(now: Date): SignedRequest {
  return request('platform', 'user.created', 'webhook-signature', [STANDARD], STANDARD, now);
}

function request(
  provider: string,
  event: string,
  header: string,
  secrets: readonly string[],
  secret: string,
  now: Date = new Date(),
): SignedRequest {
  const { body, headers } = createDelivery({ provider, event, secret: secrets, now });
  return { body, headers, signature: headers[header] ?? '', secret, isSigned: true };
}
