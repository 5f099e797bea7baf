import type { Crypto } from './crypto.ts';
import { nodeCrypto } from './node.ts';
import { webCrypto } from './web.ts';

interface Runtime {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}

/** That of the runtime: `node:crypto` is many times faster than Web Crypto. No bundler has to know about it. */
export function runtimeCrypto(): Crypto {
  const node = (globalThis as Runtime).process?.getBuiltinModule?.('node:crypto');
  return node === undefined ? webCrypto : nodeCrypto(node as typeof import('node:crypto'));
}
