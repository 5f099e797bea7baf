import type { Provider } from '../catalogue/provider.ts';
import { UsageError } from '../errors/usageError.ts';
import type { IdentifiedMessage } from './buildMessage.ts';
import { valueAt, withMember } from './runtimeExpression.ts';

/** One message with the events of all: the items of their lists, in the envelope of the first. */
export function joinMessages(
  { title, webhook }: Provider,
  message: IdentifiedMessage,
  further: readonly IdentifiedMessage[],
): IdentifiedMessage {
  if (further.length === 0) return message;
  const [place] = webhook.eventType;
  const index = place?.in === 'payload' ? place.path.indexOf('0') : -1;
  const path = place?.path.slice(0, index) ?? [];
  const listOf = ({ payload }: IdentifiedMessage) => {
    const list = place && index > 0 ? valueAt({ payload, headers: {} }, { ...place, path }) : undefined;
    if (Array.isArray(list)) return list as unknown[];
    throw new UsageError({
      code: 'no-batch',
      message: `${title} sends one event at a time.`,
      where: 'batch',
      fix: 'Remove `batch`, and send each event on its own.',
    });
  };
  return { ...message, payload: withMember(message.payload, path, [message, ...further].flatMap(listOf)) };
}
