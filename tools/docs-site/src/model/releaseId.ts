import type { Release } from '@hookbook/contract';

/** An address on the page of the changelog. */
export function releaseId({ version }: Release, index: number): string {
  return /^[\w.-]+$/.test(version) ? `v${version}` : `release-${index}`;
}
