export type { Context, Handler, Handlers, IdOrigin } from './handlers.ts';
export type { ReadValue, ReceiverProvider } from './provider.ts';
export type { Outcome, Problem, ProblemCode, Receipt } from './receipt.ts';
export { type MemoryReceiptsOptions, memoryReceipts } from './receipts/memory.ts';
export type { Claim, ClaimTimes, Receipts } from './receipts/receipts.ts';
export { type Receiver, type ReceiverOptions, type Runtime, receiverFor } from './receiver.ts';
export type { BodyProblem, BodyReader, IncomingRequest, ReceivedRequest, RequestHead } from './request.ts';
export type { Secrets, VerificationOptions } from './verification.ts';
