/** Loads every subpath of every package with `require`, and lets the copies as ES modules and as CommonJS work together. */
const { createDelivery } = require('@hookbook/mock-server');
const { memoryInbox, startWorker } = require('@hookbook/receiver');
const { createReceiver } = require('@hookbook/receiver/dynamic');

const SECRET = 'a secret for tests';

/** How often a worker of this copy handles an event if its handler throws the error of the other copy. */
async function attemptsAfterError() {
  const { parseEvent } = await import('@hookbook/validators/dynamic');
  const errors = [];
  const receiver = createReceiver({
    secret: SECRET,
    inbox: memoryInbox(),
    on: { otherwise: () => parseEvent({ eventName: 7 }) },
  });
  const delivery = createDelivery({ provider: 'dynamic', event: 'user.created', secret: SECRET });
  await receiver.fetch(new Request('http://localhost/', delivery));
  const options = { interval: 5, backoff: () => 1, onError: (error) => errors.push(error.name) };
  const worker = startWorker(receiver, options);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await worker.stop();
  return errors;
}

async function main() {
  const exported = Object.fromEntries(
    process.argv.slice(2).map((specifier) => [specifier, Object.keys(require(specifier)).sort()]),
  );
  console.log(JSON.stringify({ exported, errors: await attemptsAfterError() }));
}

main();
