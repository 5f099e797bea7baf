import type { Signature } from '@hookbook/contract';
import { stringLiteral } from '@hookbook/contract/text';
import { durationSeconds, durationText } from '../text/durationText.ts';

/** TypeScript for Node that verifies a provider's signature. */
export function verifyCode(signature: Signature): string {
  return `import { createHmac, timingSafeEqual } from "node:crypto";

/** \`body\` is the raw request body. \`headers\` has lower-case names, as in Node. */
export function isSigned(body: Uint8Array, headers: Record<string, unknown>, secret: string): boolean {
  const key = ${keyCode(signature)};
  if (key.length === 0) throw new Error("The webhook secret is empty.");
${ageLines(signature)}  const hmac = createHmac("sha256", key);
${updateLines(signature)}
  const expected = Buffer.from(${expectedCode(signature)});
  return ${receivedCode(signature)}.some((text) => {
    const received = Buffer.from(text.trim());
    return received.length === expected.length && timingSafeEqual(received, expected);
  });
}`;
}

function keyCode({ scheme }: Signature): string {
  return scheme === 'standard-webhooks'
    ? 'Buffer.from(secret.replace(/^whsec_/, ""), "base64")'
    : 'Buffer.from(secret)';
}

function expectedCode({ prefix, encoding }: Signature): string {
  return `${prefix === '' ? '' : `${stringLiteral(prefix)} + `}hmac.digest(${stringLiteral(encoding)})`;
}

/** An expression for the signatures in the header. */
function receivedCode({ header, separator }: Signature): string {
  const value = headerCode(header);
  return separator === undefined ? `[${value}]` : `${value}.split(${stringLiteral(separator)})`;
}

function headerCode(name: string): string {
  return `String(headers[${stringLiteral(name.toLowerCase())}])`;
}

/** Checks the age for Standard Webhooks only: other schemes do not define which header has the timestamp. */
function ageLines({ scheme, tolerance }: Signature): string {
  const seconds = tolerance === undefined ? undefined : durationSeconds(tolerance);
  if (tolerance === undefined || seconds === undefined) return '';
  if (scheme !== 'standard-webhooks') {
    return `  // Also reject requests that were signed more than ${durationText(tolerance)} ago.\n`;
  }
  return `  const age = Date.now() / 1000 - Number(headers["webhook-timestamp"]);
  if (!(Math.abs(age) <= ${seconds})) return false; // ${durationText(tolerance)}\n`;
}

/** Adds the signed content piece by piece. The body stays binary, because decoding it as text can change it. */
function updateLines({ content }: Signature): string {
  const pieces = content.split(/(\{[^{}]+\})/).filter((piece) => piece !== '');
  return pieces.map((piece) => `  hmac.update(${pieceCode(piece)});`).join('\n');
}

function pieceCode(piece: string): string {
  const name = /^\{(.+)\}$/s.exec(piece)?.[1];
  if (name === undefined) return stringLiteral(piece);
  return name === 'body' ? 'body' : headerCode(name);
}
