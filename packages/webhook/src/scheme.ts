export { isPending } from './crypto/awaitable.ts';
export { joined } from './crypto/content.ts';
export { type OwnValues, valueProblem } from './signature/values.ts';
export * from './verify/parts.ts';
export type { Verification } from './verify/result.ts';
export type { Scheme } from './verify/scheme.ts';
export { type Verifier, type VerifierOptions, verifierOf } from './verify/verify.ts';
