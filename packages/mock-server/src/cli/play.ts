import { play } from '../scenario/play.ts';
import type { SendResult } from '../send/send.ts';
import { withoutCredentials } from '../send/target.ts';
import { serialiseDelivery } from '../server/serialise.ts';
import { readArguments, SHARED_OPTIONS, SHARED_USAGE } from './arguments.ts';
import { attemptText } from './attemptText.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { deliveriesFromFlags } from './deliveryFromFlags.ts';
import { SENDING_OPTIONS, SENDING_USAGE, sendingFromFlags, untilStopped, withRetryValue } from './sending.ts';

export const PLAY_USAGE = `hookbook-mock play <provider> <scenario or events…> --to <url or port>
  The events share their entities, such as one user. 'user.*' selects all events whose type begins with "user.".
  Without --time-scale, events are sent back to back, and their times end now.
${SHARED_USAGE}
${SENDING_USAGE}`;

/** Sends the events of a scenario one after the other. */
export async function playCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args.map(withRetryValue), {
    options: { ...SHARED_OPTIONS, ...SENDING_OPTIONS },
    names: ['<provider>', '<scenario or events…>'],
    usage: PLAY_USAGE,
    required: ['to'],
  });
  const { url, options } = sendingFromFlags(values, '0');
  const deliveries = await deliveriesFromFlags(positionals, { ...values, url }, options.timeScale, context);
  const played: object[] = [];
  const onDelivery = (delivery: Parameters<typeof serialiseDelivery>[0], { attempts }: SendResult, number: number) => {
    played.push({ delivery: serialiseDelivery(delivery), attempts });
    const [last] = attempts.slice(-1);
    if (last) context.stderr(`${number}/${deliveries.length} ${delivery.event} ${attemptText(last)}`);
  };
  const result = await untilStopped((signal) => play(deliveries, url, { ...options, onDelivery, signal }), context);
  const delivered = result?.delivered ?? false;
  const shown = { delivered, url: withoutCredentials(url), deliveries: played };
  if (values.json) context.stdout(JSON.stringify(shown, null, 2));
  if (!result) return 130;
  return delivered ? 0 : 1;
}
