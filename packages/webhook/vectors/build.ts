import { createHash, verify } from 'node:crypto';
import type { Signature } from '../src/signature/signature.ts';
import type { Signer } from './case.ts';
import { FURTHER_SCHEMES, twoHeaderVectors, twoVersionVectors } from './furtherVectors.ts';
import { headerVectors } from './headerVectors.ts';
import type { KeyFile } from './keys.ts';
import { mailgunVectors, snsVectors, tokenVectors } from './payloadVectors.ts';
import { headerSchemes } from './schemes.ts';
import type { Vector } from './vector.ts';

/** The content of `vectors.json`. */
export interface VectorFile {
  readonly description: string;
  readonly licence: string;
  readonly format: Readonly<Record<string, string>>;
  /** With which the vectors of asymmetric schemes are signed. */
  readonly privateKeys: Readonly<Record<string, readonly string[]>>;
  /** The facts of schemes that are no presets. */
  readonly schemes: Readonly<Record<string, Signature>>;
  readonly vectors: readonly Vector[];
}

/** Signatures of randomised algorithms by key and content, in base64. */
export type KnownSignatures = Readonly<Record<string, string>>;

export interface Built {
  readonly file: VectorFile;
  /** Those that the vectors use. */
  readonly signatures: KnownSignatures;
}

/** Builds all vectors. Signatures of randomised algorithms are taken from `known`, or made if they are not there. */
export function build(keys: KeyFile, known: KnownSignatures): Built {
  const signatures: Record<string, string> = {};
  const signer: Signer = (scheme, content, key) => {
    if (!scheme.isRandomised) return scheme.signature(content, key);
    const name = createHash('sha256').update(`${key.verifying}\n`).update(content).digest('hex');
    const signature = known[name] ?? signatures[name] ?? scheme.signature(content, key).toString('base64');
    signatures[name] = signature;
    const publicKey = { key: Buffer.from(key.verifying, 'base64'), format: 'der', type: 'spki' } as const;
    if (!verify('sha256', content, publicKey, Buffer.from(signature, 'base64')))
      throw new Error('A committed signature is wrong. Delete it.');
    return Buffer.from(signature, 'base64');
  };
  const vectors = [
    ...headerSchemes(keys).flatMap((scheme) => headerVectors(scheme, signer)),
    ...mailgunVectors(),
    ...snsVectors('sns', keys),
    ...snsVectors('sns-v2', keys),
    ...tokenVectors(),
    ...twoHeaderVectors(),
    ...twoVersionVectors(keys),
  ];
  const { ed25519, 'ecdsa-p256': ecdsa, rsa } = keys;
  return {
    file: { ...HEADER, privateKeys: { ed25519, 'ecdsa-p256': ecdsa, rsa }, schemes: FURTHER_SCHEMES, vectors },
    signatures: Object.fromEntries(Object.entries(signatures).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const HEADER = {
  description:
    'Requests with signatures of webhook providers, right and wrong ones, for testing receivers in any language. All keys are for tests only.',
  licence: 'CC0-1.0',
  format: {
    id: 'The scheme, a slash, and the name of the case, which several schemes share.',
    scheme: 'The name of a preset of @hookbook/webhook, or of one of `schemes`.',
    secrets: "The receiver's secrets, the newest first; public keys for asymmetric schemes. Any of them may match.",
    now: "The receiver's clock.",
    'request.headers': 'Names are in lower case.',
    'request.body': 'The raw bytes in base64, or { repeat, times }: bytes in base64, and how often they are repeated.',
    valid: 'Whether the receiver must accept the request.',
    reason:
      'For invalid requests, the code of @hookbook/webhook: no-signature, malformed-signature, no-timestamp, malformed-timestamp, too-old, too-new, missing-content or no-match.',
    privateKeys: 'PKCS #8 in base64, the newest first.',
    schemes:
      'Schemes with several signatures, of which any proves the sender: their facts, as createVerifier takes them.',
  },
} as const;
