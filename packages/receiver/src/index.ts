export type { Context, Handler, Handlers, IdOrigin } from './handlers.ts';
export type { ReceiverProvider, ValuePlace } from './provider.ts';
export type { Outcome, Problem, ProblemCode, Receipt } from './receipt.ts';
export { type Claim, type ClaimTimes, type MemoryReceiptsOptions, memoryReceipts, type Receipts } from './receipts.ts';
export { type Receiver, type ReceiverOptions, type Runtime, receiverFor } from './receiver.ts';
export type { BodyProblem, BodyReader, IncomingRequest, ReceivedRequest, RequestHead } from './request.ts';
export type { Secrets, VerificationOptions } from './verification.ts';
