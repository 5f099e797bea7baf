import type { Secret } from './secrets.ts';

/** The secrets of endpoints that have others than the server has for their providers. Only in memory: a store contains none. */
export interface OwnSecrets {
  readonly set: (provider: string, url: string, secret: Secret) => void;
  readonly get: (provider: string, url: string) => Secret | undefined;
}

export function createOwnSecrets(): OwnSecrets {
  const secrets = new Map<string, Secret>();
  const keyOf = (provider: string, url: string) => JSON.stringify([provider, url]);
  return {
    set: (provider, url, secret) => void secrets.set(keyOf(provider, url), secret),
    get: (provider, url) => secrets.get(keyOf(provider, url)),
  };
}
