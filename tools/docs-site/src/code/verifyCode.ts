import type { Signature } from '@hookbook/contract';
import { stringLiteral } from '@hookbook/contract/text';
import { durationSeconds, durationText } from '../text/durationText.ts';

/** A function that checks a provider's signature, as TypeScript for Node. */
export function verifyCode(signature: Signature): string {
  return `import { createHmac, timingSafeEqual } from "node:crypto";

/** The body as the bytes that arrived; the headers by their names in lower case, as Node has them. */
export function isSigned(body: Uint8Array, headers: Record<string, unknown>, secret: string): boolean {
  const key = ${keyCode(signature)};
  if (key.length === 0) throw new Error("There is no secret to verify with.");
${ageLines(signature)}  const hmac = createHmac("sha256", key);
${updateLines(signature)}
  const own = Buffer.from(${ownCode(signature)});
  return ${sentCode(signature)}.some((text) => {
    const theirs = Buffer.from(text.trim());
    return theirs.length === own.length && timingSafeEqual(theirs, own);
  });
}`;
}

function keyCode({ scheme }: Signature): string {
  return scheme === 'standard-webhooks'
    ? 'Buffer.from(secret.replace(/^whsec_/, ""), "base64")'
    : 'Buffer.from(secret)';
}

function ownCode({ prefix, encoding }: Signature): string {
  return `${prefix === '' ? '' : `${stringLiteral(prefix)} + `}hmac.digest(${stringLiteral(encoding)})`;
}

/** All signatures of the header. */
function sentCode({ header, separator }: Signature): string {
  const value = headerCode(header);
  return separator === undefined ? `[${value}]` : `${value}.split(${stringLiteral(separator)})`;
}

function headerCode(name: string): string {
  return `String(headers[${stringLiteral(name.toLowerCase())}])`;
}

/** Only Standard Webhooks says in which header the time stands; elsewhere the content of the signature does. */
function ageLines({ scheme, tolerance }: Signature): string {
  const seconds = tolerance === undefined ? undefined : durationSeconds(tolerance);
  if (tolerance === undefined || seconds === undefined) return '';
  if (scheme !== 'standard-webhooks') {
    return `  // Refuse what was signed more than ${durationText(tolerance)} ago as well.\n`;
  }
  return `  const age = Date.now() / 1000 - Number(headers["webhook-timestamp"]);
  if (!(Math.abs(age) <= ${seconds})) return false; // ${durationText(tolerance)}\n`;
}

/** The content piece by piece: the body stays bytes, since text that is made of them can be another. */
function updateLines({ content }: Signature): string {
  const pieces = content.split(/(\{[^{}]+\})/).filter((piece) => piece !== '');
  return pieces.map((piece) => `  hmac.update(${pieceCode(piece)});`).join('\n');
}

function pieceCode(piece: string): string {
  const name = /^\{(.+)\}$/s.exec(piece)?.[1];
  if (name === undefined) return stringLiteral(piece);
  return name === 'body' ? 'body' : headerCode(name);
}
