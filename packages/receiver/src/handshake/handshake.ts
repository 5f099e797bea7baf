import { headerOf } from '@hookbook/webhook';
import type { Handshake, ReadValue } from '../event/provider.ts';
import type { Receipt } from '../request/receipt.ts';
import type { ReceivedRequest } from '../request/request.ts';
import type { VerificationOptions } from '../request/verification.ts';

/** What to respond: a text, or the members of a JSON object, with placeholders. */
export type ResponseTemplate = string | Readonly<Record<string, string>>;

/** Responds to a challenge in the body or the headers of a signed request, which some values distinguish from an event. */
export function answerBody(
  when: readonly (readonly [ReadValue, string])[],
  challenge: ReadValue,
  response: ResponseTemplate,
): Handshake {
  return {
    signed: async (request, secret) => {
      const payload = parsed(request.body);
      const read = (place: ReadValue) => place(payload, (name) => headerOf(request.headers, name));
      if (!when.every(([place, value]) => read(place) === value)) return undefined;
      return answered(read(challenge), response, () => firstSecret(secret, request));
    },
  };
}

/** Answers a challenge in the query of a request that is not signed. */
export function answerQuery(method: string, name: string, response: ResponseTemplate): Handshake {
  const allowed = JSON.stringify(response).includes('{hmac-') ? SIGNABLE : /./;
  return {
    unsigned: async (request, secret) => {
      const { url = '' } = request;
      if (request.method !== method || !url.includes('?')) return undefined;
      const challenge = new URLSearchParams(url.slice(url.indexOf('?'))).get(name);
      if (!allowed.test(challenge ?? '')) return undefined;
      return answered(challenge, response, () => firstSecret(secret, { ...request, body: new Uint8Array() }));
    },
  };
}

/** Anybody can ask for a signature. That of another text, such as JSON, could be that of a delivery. */
const SIGNABLE = /^[\w.+/-]{1,500}={0,2}$/;

/** The newest secret for a request, or an empty text without one. */
async function firstSecret(secret: VerificationOptions['secret'] = '', request: ReceivedRequest): Promise<string> {
  const secrets = typeof secret === 'function' ? await secret(request) : secret;
  return [secrets ?? ''].flat()[0] ?? '';
}

async function answered(
  challenge: unknown,
  response: ResponseTemplate,
  secretOf: () => Promise<string>,
): Promise<Receipt | undefined> {
  if (typeof challenge !== 'string' || challenge === '') return undefined;
  const bytes = JSON.stringify(response).includes('{hmac-')
    ? await hmac(challenge, await secretOf())
    : new Uint8Array();
  const fill = (template: string) =>
    template.replace(/\{(challenge|hmac-sha256-hex|hmac-sha256-base64)\}/g, (_, name) =>
      name === 'challenge' ? challenge : name === 'hmac-sha256-hex' ? hexOf(bytes) : base64Of(bytes),
    );
  if (typeof response === 'string') return receiptOf(fill(response), 'text/plain; charset=utf-8');
  const members = Object.entries(response).map(([member, template]) => [member, fill(template)]);
  return receiptOf(JSON.stringify(Object.fromEntries(members)), 'application/json');
}

function receiptOf(body: string, contentType: string): Receipt {
  const headers = { 'content-type': contentType, 'x-content-type-options': 'nosniff' };
  return { status: 200, headers, body, outcome: 'handshake' };
}

async function hmac(text: string, secret: string): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
