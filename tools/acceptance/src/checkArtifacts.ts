import { type ReceivedRequest, startReceiver } from '@hookbook/testkit/receiver';
import type { RunResult } from '@hookbook/testkit/runProcess';
import { evaluate, npx } from './editCopy.ts';

/** The secret that tests sign with. */
export const SECRET = 'whsec_aG9va2Jvb2stYWNjZXB0YW5jZS10ZXN0LXNlY3JldA==';

export interface SendResult {
  readonly command: RunResult;
  readonly received: readonly ReceivedRequest[];
}

/** Sends an event with the mock server's command line to a local receiver. */
export async function sendEvent(copy: string, provider: string, event: string): Promise<SendResult> {
  await using receiver = await startReceiver();
  const command = await npx(copy, 'hookbook-mock', 'send', provider, event, '--to', receiver.url, '--secret', SECRET);
  return { command, received: receiver.received };
}

/** Requests a page of the documentation from the docs server. */
export function fetchPage(copy: string, name: string): Promise<{ readonly status: number; readonly text: string }> {
  return evaluate(
    copy,
    `import { createDocsServer } from '@hookbook/docs';
    const server = createDocsServer();
    const response = await fetch(new URL(${JSON.stringify(name)}, await server.listen()));
    print({ status: response.status, text: await response.text() });
    await server.close();`,
  );
}
