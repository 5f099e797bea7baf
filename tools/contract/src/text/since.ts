import type { Since } from '../contract.ts';

/** `node SDK 1.6.0 (2024-06)`; empty if nothing is known. */
export function sinceText({ of, version, date }: Since): string {
  const product = [of, version].filter((part) => part !== undefined && part !== '').join(' ');
  if (product === '') return date ?? '';
  return date === undefined || date === '' ? product : `${product} (${date})`;
}
