export { type Cause, type Diagnosis, diagnose } from '@hookbook/webhook/diagnose';
export type { Context, Handler, Handlers, IdOrigin } from './event/handlers.ts';
export type { ReadValue, ReceiverProvider } from './event/provider.ts';
export { createInbox } from './inbox/createInbox.ts';
export type {
  EventSource,
  Inbox,
  InboxEntry,
  InboxFilter,
  InboxState,
  InboxStore,
  LeasedEvent,
  StoredEvent,
} from './inbox/inbox.ts';
export { type MemoryInboxOptions, memoryInbox } from './inbox/memory.ts';
export { startWorker, type Worker, type WorkerOptions } from './inbox/worker.ts';
export { memoryReceipts } from './receipts/memory.ts';
export { noReceipts } from './receipts/none.ts';
export type { Claim, ClaimTimes, MemoryReceiptsOptions, Receipts } from './receipts/receipts.ts';
export { type Receiver, type ReceiverOptions, type Runtime, receiverFor } from './receiver.ts';
export { printDiagnosis } from './request/printDiagnosis.ts';
export type { Outcome, Problem, ProblemCode, Receipt } from './request/receipt.ts';
export type { BodyProblem, BodyReader, IncomingRequest, ReceivedRequest, RequestHead } from './request/request.ts';
export type { FailedVerification, Secrets, VerificationOptions } from './request/verification.ts';
export { createRouter } from './router.ts';
