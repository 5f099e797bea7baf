import type { Event, Provider } from '@hookbook/contract';
import { stringLiteral } from '@hookbook/contract/text';
import { ownValueNames } from '../../../../packages/webhook/src/signature/values.ts';
import { valueVariable } from './verifyCode.ts';

/** TypeScript that parses a message of a broker. */
export function parseCode({ type, typeName }: Event, { slug, webhook }: Provider): string {
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
  const { signature } = provider.webhook;
  const secret = signature ? ' --secret "$WEBHOOK_SECRET"' : '';
  const values = signature ? ownValueNames(signature).map((name) => ` --value ${name}="$${valueVariable(name)}"`) : [];
  return `npx hookbook-mock send ${provider.slug} ${event.slug} \\
  --to http://127.0.0.1:3000/webhooks${secret}${values.join('')}`;
}
