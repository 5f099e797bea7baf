import type { DynamicEventMap, UnknownEvent } from '@hookbook/types/dynamic';
import { type Context, type Receipt, type ReceiverOptions, receiverFor } from '../src/index.ts';
import { DYNAMIC, SECRET } from './providers.ts';

export type Options = ReceiverOptions<DynamicEventMap, UnknownEvent>;

/** A receiver that keeps what it did. */
export function setUp(options: Partial<Options> = {}, provider = DYNAMIC) {
  const receipts: Receipt[] = [];
  const errors: unknown[] = [];
  const handled: { readonly event: unknown; readonly context: Context }[] = [];
  const otherwise = (event: unknown, context: Context) => {
    handled.push({ event, context });
  };
  const receiver = receiverFor(provider)({
    secret: SECRET,
    on: { otherwise },
    onReceipt: (receipt) => receipts.push(receipt),
    onError: (error) => errors.push(error),
    ...options,
  });
  return { receiver, receipts, errors, handled };
}
