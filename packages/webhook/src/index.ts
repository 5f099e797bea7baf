export { parseContent } from './signature/content.ts';
export { durationMs } from './signature/duration.ts';
export {
  type Expression,
  type PartExpression,
  type PartName,
  type SchemeExpression,
  schemeExpression,
} from './signature/expression.ts';
export { isForm } from './signature/form.ts';
export { PRESETS, type PresetName } from './signature/presets.ts';
export type { SchemeProblem } from './signature/problem.ts';
export { schemeProblems } from './signature/problems.ts';
export type {
  Algorithm,
  Encoding,
  FurtherSignature,
  KeyForm,
  Place,
  Signature,
  Timestamp,
  ValuePlace,
} from './signature/signature.ts';
export type { OwnValues } from './signature/values.ts';
export { SecretError } from './verify/keys.ts';
export { headerOf } from './verify/places.ts';
export type { RefusalCode, Refused, Verification, Verified } from './verify/result.ts';
export type { HeadersLike, Scheme, SchemeVerifier, SignedRequest, Verifier, VerifierOptions } from './verify/scheme.ts';
export { createVerifier, SchemeError, schemeOf } from './verify/schemeOf.ts';
export { verifierOf } from './verify/verify.ts';
