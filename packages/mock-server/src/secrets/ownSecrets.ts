import type { OwnValues } from '@hookbook/webhook';
import type { Secret } from './secrets.ts';

/** What an endpoint verifies with, where it is not what the server has. */
export interface OwnSecret {
  readonly secret?: Secret | undefined;
  /** The values of the signed content that no request contains. */
  readonly values?: OwnValues | undefined;
}

/** The secrets of endpoints that have others than the server has for their providers. Only in memory: a store contains none. */
export interface OwnSecrets {
  readonly set: (provider: string, url: string, own: OwnSecret) => void;
  readonly get: (provider: string, url: string) => OwnSecret | undefined;
}

export function createOwnSecrets(): OwnSecrets {
  const secrets = new Map<string, OwnSecret>();
  const keyOf = (provider: string, url: string) => JSON.stringify([provider, url]);
  return {
    set: (provider, url, own) => void secrets.set(keyOf(provider, url), own),
    get: (provider, url) => secrets.get(keyOf(provider, url)),
  };
}
