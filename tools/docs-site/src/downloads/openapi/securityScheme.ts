import type { Signature, Webhook } from '@hookbook/contract';
import { joinBlocks } from '../../markdown/markdownText.ts';
import { sectionsMarkdown } from '../../markdown/sectionMarkdown.ts';
import { deliverySections } from '../../model/deliverySections.ts';

/** The name of the security scheme. */
export const SIGNATURE = 'signature';

/** How a receiver knows the sender. OpenAPI has no word for a signature in the body. */
export function securityScheme(webhook: Webhook, from: string): object | undefined {
  const { signature } = webhook;
  const { header, query } = signature ?? {};
  if (!signature || (header === undefined && query === undefined)) return undefined;
  const description = signatureText(webhook, from);
  const type = header === undefined ? { type: 'apiKey', in: 'query', name: query } : schemeType(signature, header);
  return { ...type, ...(description !== '' && { description }) };
}

function schemeType({ algorithm, format, encoding }: Signature, header: string): object {
  if (algorithm === 'none' && header === 'authorization') {
    if (format === 'Bearer {signature}') return { type: 'http', scheme: 'bearer' };
    if (format === 'Basic {signature}' && encoding === 'base64') return { type: 'http', scheme: 'basic' };
  }
  return { type: 'apiKey', in: 'header', name: header };
}

/** What the page of the provider says about the signature, without its code. */
export function signatureText(webhook: Webhook, from: string): string {
  const section = deliverySections(webhook).find(({ id }) => id === 'signature');
  if (!section || !webhook.signature) return '';
  const blocks = section.blocks.filter((block) => block?.kind === 'prose' || block?.kind === 'rows');
  const [_heading, ...texts] = sectionsMarkdown({ signature: { ...section, blocks } }, from);
  return joinBlocks(texts);
}
