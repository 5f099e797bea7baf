import type { Served } from './serve.ts';

/** What to open, and what to try next. */
export function welcome({ docs, mock }: Pick<Served, 'docs' | 'mock'>): string {
  return `
  Documentation   ${docs}
  Mock server     ${mock}

Try next, in another terminal:

  npx hookbook events                       every event of the contract
  npx hookbook check                        every problem in the specs
  npx hookbook generate --watch             generate again on every save
  npx hookbook-mock send platform user.created --to http://127.0.0.1:3000/webhooks
  curl ${mock}/events

Stop with Ctrl+C.
`;
}
