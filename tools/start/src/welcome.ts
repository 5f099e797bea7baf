import type { Served } from './serve.ts';

/** What to open, and what to try next. */
export function welcome({ docs, mock, taken }: Pick<Served, 'docs' | 'mock' | 'taken'>): string {
  const notes = taken.map((port) => `  Port ${port} is taken, so a free one was chosen.\n`).join('');
  return `
  Documentation   ${docs}
  Mock server     ${mock}
${notes}
Try next, in another terminal:

  npx hookbook events                   every event of the contract
  npx hookbook check                    every problem in the specs
  npx hookbook generate --watch         generate again on every save
  curl ${new URL('/events', mock)}     what the mock server can send
  npx hookbook-mock send platform user.created --to http://127.0.0.1:3000/webhooks

The last one needs something of yours that listens there. Stop with Ctrl+C.
`;
}
