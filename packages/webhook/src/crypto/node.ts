import type { Asymmetric, Content, Crypto } from './crypto.ts';
import { joined } from './joined.ts';

type NodeCrypto = typeof import('node:crypto');

const HASHES: Readonly<Record<Asymmetric, string | null>> = {
  ed25519: null,
  'ecdsa-p256-sha256': 'sha256',
  'rsa-sha1': 'sha1',
  'rsa-sha256': 'sha256',
};

const KEY_TYPES: Readonly<Record<Asymmetric, string>> = {
  ed25519: 'ed25519',
  'ecdsa-p256-sha256': 'ec',
  'rsa-sha1': 'rsa',
  'rsa-sha256': 'rsa',
};

/** With `node:crypto`, which Deno, Bun and others have too. */
export function nodeCrypto(node: NodeCrypto): Crypto {
  return {
    hmac: (hash, key) => {
      const secret = node.createSecretKey(key);
      return (content) => updated(node.createHmac(hash, secret), content).digest();
    },
    hash: (hash, content) => updated(node.createHash(hash), content).digest(),
    publicKey: (algorithm, key) => {
      const object = node.createPublicKey(
        'pem' in key ? key.pem : { key: key.der as Buffer, format: 'der', type: 'spki' },
      );
      if (object.asymmetricKeyType !== KEY_TYPES[algorithm])
        throw new TypeError(`The key is for ${object.asymmetricKeyType}, not for ${algorithm}.`);
      return (content, signature) => node.verify(HASHES[algorithm], joined(content), object, signature);
    },
    isSame: (a, b) => a.length === b.length && node.timingSafeEqual(a, b),
  };
}

interface Updatable {
  update(data: string | Uint8Array): this;
}

function updated<T extends Updatable>(digest: T, content: Content): T {
  for (const piece of content) digest.update(piece);
  return digest;
}
