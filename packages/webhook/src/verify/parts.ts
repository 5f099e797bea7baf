export { hmac, ofKeys, plainHash, publicKey, token } from './algorithms.ts';
export {
  authority,
  body,
  crc32,
  form,
  id,
  method,
  optional,
  path,
  query,
  secret,
  sha256,
  sha256Base64,
  timestamp,
  url,
} from './content.ts';
export { base64, base64url, hex, utf8 } from './decode.ts';
export { list, prefixed, single } from './format.ts';
export { further } from './further.ts';
export { base64Key, hexKey, textKey, whsecKey } from './keys.ts';
export { labelled, within } from './labelled.ts';
export { header, member, parameter } from './places.ts';
export { iso8601, milliseconds, seconds, signedAt } from './timestamp.ts';
