import { createMockServer } from '../src/index.ts';
import { heapInUse } from './heapInUse.ts';

/** A mock server in a process of its own, which tells its URL, and the heap in use when it is asked. */
const server = createMockServer({ secret: 'a secret for tests', maxDeliveries: 100 });
const origin = await server.listen();
process.on('message', async () => process.send?.(await heapInUse()));
process.send?.(origin);
