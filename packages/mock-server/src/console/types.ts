// From the declarations that were built, because the sources of the server need the types of Node.
import type { serialiseEvent, serialiseProvider } from '../../dist/server/serialise.js';

export type { ListedFault } from '../../dist/faults/list.js';
export type { Attempt } from '../../dist/send/attempt.js';
export type { SentDelivery } from '../../dist/server/deliveryList.js';
export type { PlayBody, SendBody } from '../../dist/server/sendBody.js';
export type { DeliverySummary } from '../../dist/server/summary.js';

export type ListedProvider = ReturnType<typeof serialiseProvider>;
export type ListedEvent = ReturnType<typeof serialiseEvent>;
