import type { Event, Provider } from '@hookbook/contract';
import { stringLiteral } from '@hookbook/contract/text';

/** What a receiver of an event writes, as TypeScript. */
export function receiveCode({ type, typeName }: Event, { slug }: Provider): string {
  return `import type { ${typeName} } from "@hookbook/types/${slug}";
import { safeParseEvent } from "@hookbook/validators/${slug}";

const result = safeParseEvent(body, { headers: request.headers });
if (result.ok && result.type === ${stringLiteral(type)}) {
  const event: ${typeName} = result.event;
}`;
}

/** How to try it, as a command of a shell: slugs hold nothing that a shell reads as more than text. */
export function sendCommand(event: Event, provider: Provider): string {
  const secret = provider.webhook.signature ? ' --secret "$WEBHOOK_SECRET"' : '';
  return `npx hookbook-mock send ${provider.slug} ${event.slug} \\
  --to http://127.0.0.1:3000/webhooks${secret}`;
}
