import type { Provider, Signature } from '@hookbook/contract';
import { type Change, eventTypeWitness, type Witness } from '@hookbook/diff';
import {
  durationMs,
  type OwnValues,
  ownValueNames,
  publicKeyFor,
  sign,
} from '../../../../packages/webhook/src/sign/sign.ts';
import { createVerifier } from '../../../../packages/webhook/src/verify/schemeOf.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const BODY = { id: 'evt_1' };

/** The parts of a delivery that show a change. */
interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Adds to changes of a signature, or of the place of the event type, a delivery that receivers of the old contract refuse. */
export async function withDeliveryWitnesses(
  changes: readonly Change[],
  base: readonly Provider[],
  head: readonly Provider[],
): Promise<readonly Change[]> {
  return Promise.all(
    changes.map(async (change) => {
      const isAboutSignature = /^signature-|^tolerance-widened$/.test(change.rule) && change.wire === 'breaking';
      const after = head.find(({ name }) => name === change.provider);
      const before = base.find(({ name }) => name === change.provider);
      if (change.rule === 'event-type-moved' && before && after) {
        const witness = eventTypeWitness(before, after);
        return witness ? { ...change, witness } : change;
      }
      if (!isAboutSignature || !before?.webhook.signature || !after) return change;
      const witness = await signatureWitness(before.webhook.signature, after.webhook.signature);
      return witness ? { ...change, witness } : change;
    }),
  );
}

async function signatureWitness(old: Signature, now: Signature | undefined): Promise<Witness | undefined> {
  const secrets = secretsFor(now ?? old);
  if (!secrets) return undefined;
  const delivery = deliveryOf(now, secrets.signing);
  if (!delivery) return undefined;
  const { headers, body } = delivery;
  const request = {
    method: 'POST',
    url: urlOf(now, secrets.signing),
    headers,
    body: Buffer.from(JSON.stringify(body)),
  };
  // A delivery arrives at once, or as late as the new contract allows.
  for (const delay of [0, lateness(old, now)]) {
    const refusal = await refusalOf(old, secrets.verifying, request, delay);
    if (refusal !== undefined)
      return { value: delivery, issue: delay === 0 ? refusal : `${delay / 1000} s later: ${refusal}` };
  }
  return undefined;
}

const URL_OF_RECEIVER = 'https://receiver.example/hooks';

/** With the token, if it is in the query. */
function urlOf(signature: Signature | undefined, secret: string): string {
  if (signature?.query === undefined) return URL_OF_RECEIVER;
  const { query } = sign(signature, [secret], { headers: {}, body: Buffer.alloc(0) }, { id: 'msg_1', now: NOW });
  return `${URL_OF_RECEIVER}?${new URLSearchParams(query)}`;
}

function deliveryOf(signature: Signature | undefined, secret: string): Delivery | undefined {
  const headers = { 'content-type': 'application/json' };
  if (!signature) return { headers, body: BODY };
  const request = {
    method: 'POST',
    url: URL_OF_RECEIVER,
    headers,
    body: Buffer.from(JSON.stringify(BODY)),
    payload: BODY,
  };
  try {
    const { headers: added, members } = sign(signature, [secret], request, {
      id: 'msg_1',
      now: NOW,
      values: valuesOf(signature),
    });
    // A signature in the payload needs the members that it covers.
    return Object.keys(members).length > 0 ? undefined : { headers: { ...headers, ...added }, body: BODY };
  } catch {
    return undefined;
  }
}

/** The same for both contracts. */
function valuesOf(signature: Signature): OwnValues {
  return Object.fromEntries(ownValueNames(signature).map((name) => [name, `${name}-1`]));
}

/** Why the verification of a scheme refuses a request that arrives some milliseconds after it was signed. */
async function refusalOf(
  signature: Signature,
  secret: string,
  request: Parameters<ReturnType<typeof createVerifier>['verify']>[0],
  delay: number,
): Promise<string | undefined> {
  try {
    const result = await createVerifier(signature, secret, {
      now: () => NOW.getTime() + delay,
      values: valuesOf(signature),
    }).verify(request);
    return result.ok ? undefined : result.message;
  } catch (error) {
    // A secret of the new form need not be one of the old form.
    return (error as Error).message;
  }
}

/** A delay that the new tolerance allows and the old one does not, in milliseconds. 0 if there is none. */
function lateness(old: Signature, now: Signature | undefined): number {
  const limit = toleranceOf(old) + 1000;
  return limit <= toleranceOf(now) && Number.isFinite(limit) ? limit : 0;
}

/** In milliseconds. */
function toleranceOf(signature: Signature | undefined): number {
  const tolerance = signature?.timestamp?.tolerance ?? signature?.tolerance;
  return (tolerance && durationMs(tolerance)) || Number.POSITIVE_INFINITY;
}

interface Secrets {
  readonly signing: string;
  readonly verifying: string;
}

const BYTES = Buffer.from('a-secret-of-32-bytes-for-a-test.');

/** The same each time. Undefined for algorithms whose signatures are random, or whose keys cannot be written down here. */
function secretsFor({ algorithm, key }: Signature): Secrets | undefined {
  if (algorithm === 'ed25519') {
    const der = Buffer.concat([PKCS8_OF_ED25519, BYTES]).toString('base64');
    const signing = `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`;
    const verifying = publicKeyFor({ algorithm, key }, signing);
    return verifying === undefined ? undefined : { signing, verifying };
  }
  const secret = textOf(key);
  return secret === undefined ? undefined : { signing: secret, verifying: secret };
}

const PKCS8_OF_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

function textOf(key: Signature['key']): string | undefined {
  switch (key) {
    case 'text':
      return BYTES.toString('utf8');
    case 'base64':
    case 'hex':
      return BYTES.toString(key);
    case 'whsec':
      return `whsec_${BYTES.toString('base64')}`;
    default:
      return undefined;
  }
}
