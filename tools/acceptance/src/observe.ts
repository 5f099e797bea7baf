import { evaluate, npx } from './newcomer.ts';
import { type ReceivedRequest, startReceiver } from './receiver.ts';
import type { Ran } from './run.ts';

/** What the mock server sends is signed with this. */
export const SECRET = 'whsec_aG9va2Jvb2stYWNjZXB0YW5jZS10ZXN0LXNlY3JldA==';

export interface Sent {
  readonly command: Ran;
  readonly received: readonly ReceivedRequest[];
}

/** What the mock server's command line sends, as it arrives. */
export async function sendEvent(copy: string, provider: string, event: string): Promise<Sent> {
  const receiver = await startReceiver();
  try {
    const command = await npx(copy, 'hookbook-mock', 'send', provider, event, '--to', receiver.url, '--secret', SECRET);
    return { command, received: receiver.received };
  } finally {
    await receiver.close();
  }
}

/** A page of the documentation, over HTTP. */
export function page(copy: string, name: string): Promise<{ readonly status: number; readonly text: string }> {
  return evaluate(
    copy,
    `import { createDocsServer } from '@hookbook/docs';
    const server = createDocsServer();
    const answer = await fetch(new URL(${JSON.stringify(name)}, await server.listen()));
    print({ status: answer.status, text: await answer.text() });
    await server.close();`,
  );
}
