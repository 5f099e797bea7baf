export type NodeCrypto = typeof import('node:crypto');

interface Runtime {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown };
}

/**
 * `node:crypto` if the runtime has it, as Deno and Bun do: it is many times faster than Web Crypto. No bundler has to know
 * about it.
 */
export function nodeCrypto(): NodeCrypto | undefined {
  return (globalThis as Runtime).process?.getBuiltinModule?.('node:crypto') as NodeCrypto | undefined;
}

/** Web Crypto. */
export const subtle = () => globalThis.crypto.subtle;
