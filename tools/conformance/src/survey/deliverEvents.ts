import { fileURLToPath } from 'node:url';
import type { GeneratedFile, Provider } from '@hookbook/contract';
import { createDelivery, DEFAULT_SECRET, type Provider as Sender, send } from '@hookbook/mock-server';
import { bundleGenerated, importText } from '@hookbook/testkit/bundleGenerated';
import type { GeneratedProvider } from '@hookbook/testkit/loadValidators';
import { onlyRequest, startReceiver } from '@hookbook/testkit/receiver';
import type { StageResult } from './stage.ts';

const GENERATED_FOLDER = fileURLToPath(new URL('src/gen', import.meta.resolve('@hookbook/mock-server/package.json')));

/** Sends every event that has an example to a receiver, which parses it with the validators of its provider. */
export async function deliverEvents(
  files: readonly GeneratedFile[],
  providers: readonly Provider[],
  validators: readonly GeneratedProvider[],
): Promise<StageResult> {
  const failures: string[] = [];
  let count = 0;
  for (const sender of await loadCatalogue(files)) {
    const parser = validators[providers.findIndex(({ name }) => name === sender.name)];
    if (!parser) throw new Error(`The provider "${sender.name}" has no validators.`);
    for (const { type, examples } of sender.events) {
      if (examples.length === 0) continue;
      count++;
      const failure = await deliver(sender, type, parser);
      if (failure !== undefined) failures.push(`${sender.name} ${type}: ${failure}`);
    }
  }
  return { count: count - failures.length, failures };
}

async function loadCatalogue(files: readonly GeneratedFile[]): Promise<readonly Sender[]> {
  const entry = "export { catalogue } from './index.ts';";
  const { catalogue } = await importText(await bundleGenerated(files, { entry, folder: GENERATED_FOLDER }));
  return catalogue as readonly Sender[];
}

/** Returns what is wrong with the delivery of an event. */
async function deliver(sender: Sender, type: string, parser: GeneratedProvider): Promise<string | undefined> {
  try {
    const delivery = createDelivery({
      provider: sender.name,
      event: type,
      secret: DEFAULT_SECRET,
      catalogue: [sender],
    });
    await using receiver = await startReceiver((response) => response.writeHead(statusOf(delivery.success)).end());
    const { delivered, attempts } = await send(delivery, receiver.url);
    if (!delivered) return `not delivered: ${JSON.stringify(attempts)}`;
    const { body, headers } = onlyRequest(receiver);
    const isTold = sender.webhook.eventType.length > 0;
    const result = parser.safeParseEvent(body, { headers, ...(!isTold && { eventType: type }) });
    if (!result.ok) return `sent, but rejected: ${JSON.stringify(result.issues)}`;
    return result.type === type ? undefined : `sent, but parsed as ${JSON.stringify(result.type)}`;
  } catch (error) {
    return String(error);
  }
}

/** A status that counts as delivered: 200 for `2xx`. */
function statusOf(success: string): number {
  return Number(success.replace(/x/g, '0'));
}
