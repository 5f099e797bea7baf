import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The content of `keys.json`. */
export interface KeyFile {
  readonly ed25519: readonly string[];
  readonly 'ecdsa-p256': readonly string[];
  readonly rsa: readonly string[];
  readonly certificate: string;
}

/** What a sender signs with, and what its receiver verifies with. */
export interface Key {
  readonly signing: string | KeyObject;
  readonly verifying: string;
}

/** The newest first. A receiver knows the other one too during a rotation. */
export type Keys = readonly [Key, Key];

export type PublicForm = 'raw-hex' | 'raw-base64' | 'der-base64' | 'pem';

/** The key pairs of an asymmetric scheme. */
export function keyPairs(privateKeys: readonly string[], form: PublicForm): Keys {
  const [first, second] = privateKeys.map((text) => {
    const signing = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    return { signing, verifying: publicText(createPublicKey(signing), form) };
  });
  if (!first || !second) throw new Error('A scheme needs two keys.');
  return [first, second];
}

/** The secrets of a symmetric scheme. */
export function sharedSecrets(newest: string, oldest: string): Keys {
  return [
    { signing: newest, verifying: newest },
    { signing: oldest, verifying: oldest },
  ];
}

const ED25519_BYTES = 32;

function publicText(key: KeyObject, form: PublicForm): string {
  if (form === 'pem') return key.export({ format: 'pem', type: 'spki' }).toString();
  const der = key.export({ format: 'der', type: 'spki' });
  if (form === 'der-base64') return der.toString('base64');
  return der.subarray(-ED25519_BYTES).toString(form === 'raw-hex' ? 'hex' : 'base64');
}
