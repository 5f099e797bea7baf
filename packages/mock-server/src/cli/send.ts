import type { Attempt } from '../send/attempt.ts';
import { send } from '../send/send.ts';
import { withoutCredentials } from '../send/target.ts';
import { serialiseDelivery } from '../server/serialise.ts';
import { DELIVERY_OPTIONS, DELIVERY_USAGE, readArguments } from './arguments.ts';
import { attemptText } from './attemptText.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { deliveryFromFlags } from './deliveryFromFlags.ts';
import { sendAtRate } from './load.ts';
import { LOAD_OPTIONS, LOAD_USAGE, loadPlanFromFlags } from './loadPlan.ts';
import { SENDING_OPTIONS, SENDING_USAGE, sendingFromFlags, untilStopped, withRetryValue } from './sending.ts';

export const SEND_USAGE = `hookbook-mock send <provider> <event> --to <url or port>
${DELIVERY_USAGE}
${LOAD_USAGE}
${SENDING_USAGE}`;

/** Sends an event to a URL and prints each attempt, or sends it many times and prints a report. */
export async function sendCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args.map(withRetryValue), {
    options: { ...DELIVERY_OPTIONS, ...LOAD_OPTIONS, ...SENDING_OPTIONS },
    names: ['<provider>', '<event>'],
    usage: SEND_USAGE,
    required: ['to'],
  });
  const plan = loadPlanFromFlags(values);
  const { url, options } = sendingFromFlags(values);
  if (plan) return sendAtRate(plan, positionals, { ...values, url }, context);
  const delivery = await deliveryFromFlags(positionals, { ...values, url }, context);
  if (options.retry === true && delivery.retries.length === 0)
    context.stderr(`${delivery.provider} publishes no retries, so there is one attempt. Or use --retry standard.`);
  const attempts: Attempt[] = [];
  const onAttempt = (attempt: Attempt) => {
    attempts.push(attempt);
    context.stderr(`${delivery.provider} ${delivery.event} ${attemptText(attempt)}`);
  };
  const result = await untilStopped((signal) => send(delivery, url, { ...options, onAttempt, signal }), context);
  const delivered = result?.delivered ?? false;
  const shown = { delivered, attempts, url: withoutCredentials(url), delivery: serialiseDelivery(delivery) };
  if (values.json) context.stdout(JSON.stringify(shown, null, 2));
  if (!result) return 130;
  return delivered ? 0 : 1;
}
