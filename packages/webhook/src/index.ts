export { parseContent } from './signature/content.ts';
export { durationMs } from './signature/duration.ts';
export { PRESETS, type PresetName } from './signature/presets.ts';
export type { Algorithm, Encoding, KeyForm, Place, Signature, Timestamp } from './signature/signature.ts';
export { type HeadersLike, headerOf, type SignedRequest } from './verify/request.ts';
export { SecretError } from './verify/secrets.ts';
export {
  createVerifier,
  type RefusalCode,
  type Refused,
  type Verification,
  type Verified,
  type Verifier,
  type VerifierOptions,
} from './verify/verify.ts';
