import { createServer } from 'node:http';
import { startWorker } from '@hookbook/receiver';
import { toNodeHandler } from '@hookbook/receiver/adapters/node';
import { createReceiver } from '@hookbook/receiver/dynamic';
import { openStore } from './effects.ts';
import { SECRET } from './secret.ts';

/** A program that receives events at `/stored` and `/answered`, until it is killed. */
const [url = '', port = '0'] = process.argv.slice(2);
const store = await openStore(url);
const onError = (error: unknown) => console.error(error);

const stored = createReceiver({
  secret: SECRET,
  inbox: store.inbox,
  onError,
  on: { otherwise: (_, { id, transaction }) => store.recordStored(id, transaction) },
});
const answered = createReceiver({
  secret: SECRET,
  receipts: store.receipts,
  // A process that has died keeps its claims for so long.
  lease: 300,
  onError,
  on: { otherwise: (_, { id }) => store.recordAnswered(id) },
});
startWorker(stored, { lease: 300, interval: 50, backoff: () => 50, maxAttempts: 1000, onError });

const handlers = { '/stored': toNodeHandler(stored), '/answered': toNodeHandler(answered) };
createServer((request, response) => handlers[request.url as keyof typeof handlers](request, response)).listen(
  Number(port),
  '127.0.0.1',
  () => console.log('listening'),
);
