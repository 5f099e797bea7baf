export { isPending } from './crypto/awaitable.ts';
export { joined } from './crypto/content.ts';
export { type OwnValues, valueProblem } from './signature/values.ts';
export * from './verify/parts.ts';
export type { Verification } from './verify/result.ts';
export type { Scheme, SchemeVerifier, Verifier, VerifierOptions } from './verify/scheme.ts';
export { verifierOf } from './verify/verify.ts';
