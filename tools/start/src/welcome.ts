import type { Servers } from './serve.ts';

/** The text to print once both servers are ready: what to open, and what to try. */
export function welcome({ docs, mock, sample, taken }: Omit<Servers, 'close'>): string {
  const notes = taken.map((port) => `  Port ${port} is taken, so a free one was chosen.\n`).join('');
  return `
  Documentation   ${docs}
  Mock server     ${mock}
${notes}
Try next, in another terminal:

  npx hookbook events                   list every event of the contract
  npx hookbook check                    report every problem in the specs
  npx hookbook generate --watch         generate again on every save; open pages reload
  curl ${new URL('/events', mock)}     list what the mock server can send
${sample ? sendLines(sample) : ''}
Stop with Ctrl+C.
`;
}

function sendLines({ provider, event }: NonNullable<Servers['sample']>): string {
  return `  npx hookbook-mock send ${provider} ${event} --to http://127.0.0.1:3000/webhooks

The last command needs a receiver that listens on port 3000.`;
}
