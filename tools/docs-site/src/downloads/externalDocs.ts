import type { DocsLink } from '@hookbook/contract';
import { safeUrl } from '../text/untrusted.ts';

/** The member of a document that links to the vendor: there is room for one address. */
export function externalDocs([link]: readonly DocsLink[]): object {
  if (!link || safeUrl(link.url) === undefined) return {};
  const { url, description } = link;
  return { externalDocs: { url, ...(description !== undefined && { description }) } };
}
