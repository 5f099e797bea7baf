import type { Event, Provider } from '@hookbook/contract';
import { keyLiteral, stringLiteral } from '@hookbook/contract/text';

/** TypeScript that receives an event: a complete program, if the provider sends webhooks. */
export function receiveCode(event: Event, provider: Provider): string {
  return provider.protocols.length === 0 ? serverCode(event, provider) : parseCode(event, provider);
}

function serverCode({ type }: Event, { slug, webhook }: Provider): string {
  const verification = webhook.signature
    ? 'secret: process.env.WEBHOOK_SECRET,'
    : 'unsigned: true, // anybody can send events, unless something else protects the endpoint';
  const isTold = webhook.eventType.length > 0;
  return `import { createServer } from "node:http";
import { toNodeHandler } from "@hookbook/receiver/adapters/node";
import { createReceiver } from "@hookbook/receiver/${slug}";

const receiver = createReceiver({
  ${verification}${isTold ? '' : `\n  eventType: ${stringLiteral(type)},`}
  on: {
    ${keyLiteral(type)}: (event) => console.log(event),
    otherwise: () => {},
  },
});

createServer(toNodeHandler(receiver)).listen(3000);`;
}

function parseCode({ type, typeName }: Event, { slug, webhook }: Provider): string {
  const isTold = webhook.eventType.length > 0;
  const options = isTold ? 'headers: request.headers' : `eventType: ${stringLiteral(type)}`;
  return `import type { ${typeName} } from "@hookbook/types/${slug}";
import { safeParseEvent } from "@hookbook/validators/${slug}";

const result = safeParseEvent(body, { ${options} });
if (result.ok && result.type === ${stringLiteral(type)}) {
  const event: ${typeName} = result.event;
}`;
}

/** TypeScript that creates a command. */
export function commandCode({ typeName }: Event, { slug }: Provider): string {
  return `import type { ${typeName} } from "@hookbook/types/${slug}";`;
}

/** A shell command that sends an event. Slugs contain no characters that are special in a shell. */
export function sendCommand(event: Event, provider: Provider): string {
  const secret = provider.webhook.signature ? ' --secret "$WEBHOOK_SECRET"' : '';
  return `npx hookbook-mock send ${provider.slug} ${event.slug} \\
  --to http://127.0.0.1:3000/webhooks${secret}`;
}
