import { findProvider } from '../catalogue/find.ts';
import { isDuration } from '../message/duration.ts';
import { createDeliveries } from '../scenario/createDeliveries.ts';
import { play } from '../scenario/play.ts';
import { MAX_REPEAT, type Play, stepsOf } from '../scenario/steps.ts';
import type { SendResult } from '../send/send.ts';
import { withoutCredentials } from '../send/target.ts';
import { serialiseDelivery } from '../server/serialise.ts';
import { invalidOption, parseNumberOption, readArguments, SHARED_OPTIONS, SHARED_USAGE } from './arguments.ts';
import { attemptText } from './attemptText.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { sharedOptions } from './deliveryFromFlags.ts';
import { SENDING_OPTIONS, SENDING_USAGE, sendingFromFlags, untilStopped, withRetryValue } from './sending.ts';

export const PLAY_USAGE = `hookbook-mock play <provider> <scenario or events…> --to <url or port>
  The events share their entities, such as one user. 'user.*' selects all events whose type begins with "user.".
  Without --time-scale, events are sent back to back, and their times end now.
  --after <duration>       the time between the events, such as PT5M; the steps of a scenario have their own
  --repeat <number>        how often each event happens
${SHARED_USAGE}
${SENDING_USAGE}`;

/** Sends the events of a scenario one after the other. */
export async function playCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(args.map(withRetryValue), {
    options: { ...SHARED_OPTIONS, ...SENDING_OPTIONS, after: { type: 'string' }, repeat: { type: 'string' } },
    names: ['<provider>', '<scenario or events…>'],
    usage: PLAY_USAGE,
    required: ['to'],
  });
  const { url, options } = sendingFromFlags(values, '0');
  const [provider = '', ...names] = positionals;
  const shared = await sharedOptions(provider, { ...values, url }, context);
  const steps = stepsFromFlags(provider, names, values, context);
  const deliveries = createDeliveries({ ...shared, steps, timeScale: options.timeScale });
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

interface StepFlags {
  readonly after?: string | undefined;
  readonly repeat?: string | undefined;
}

/** Scenarios as they are, and every other event as often as the flags say, at the time that they say. */
function stepsFromFlags(
  provider: string,
  names: readonly string[],
  { after, repeat = '1' }: StepFlags,
  { catalogue }: CliContext,
): readonly Play[] {
  if (after !== undefined && !isDuration(after))
    throw invalidOption('after', after, 'Use an ISO 8601 duration such as PT5M.');
  const count = parseNumberOption('repeat', repeat, { kind: 'integer', min: 1, max: MAX_REPEAT });
  const found = findProvider(catalogue, provider);
  const { scenarios = {} } = found.webhook;
  const plays = names.flatMap((name): readonly Play[] =>
    Object.hasOwn(scenarios, name)
      ? [name]
      : stepsOf(found, [{ event: name, repeat: count }]).map(({ event }) => ({
          event: event.type,
          ...(after !== undefined && { after }),
        })),
  );
  return plays.map((play, index) => (index === 0 && typeof play !== 'string' ? { event: play.event } : play));
}
