import { createHash } from 'node:crypto';
import { isForm } from '@hookbook/webhook/sign';
import type { Signature } from '@hookbook/webhook/x-webhook';
import type { Body } from '../message/body.ts';

/** Parameters that the provider sets in the URL of a delivery. */
export type Query = Readonly<Record<string, string>>;

/** A signature of a form's fields covers no JSON. Providers put its hash into the URL, which is signed too, as Twilio does. */
export function queryFor(signature: Signature, body: Body, contentType?: string): Query {
  if (![signature, ...(signature.also ?? [])].some(signsForm) || isForm(contentType)) return {};
  return { bodySHA256: createHash('sha256').update(body).digest('hex') };
}

function signsForm({ content }: Pick<Signature, 'content'>): boolean {
  const templates = typeof content === 'string' ? [content] : content;
  return templates.some((template) => template.includes('{form}'));
}

/** The URL with the parameters, which replace others of the same name; unchanged without any. */
export function withQuery(text: string, query: Query): string {
  const parameters = Object.entries(query);
  if (parameters.length === 0 || !URL.canParse(text)) return text;
  const url = new URL(text);
  for (const [name, value] of parameters) url.searchParams.set(name, value);
  return url.href;
}
