import type { Delivery } from '../delivery/delivery.ts';
import { load } from '../load/load.ts';
import type { LoadPlan } from '../load/schedule.ts';
import { warmUp } from '../load/warmUp.ts';
import type { Body } from '../message/body.ts';
import type { Attempt } from '../send/attempt.ts';
import { send } from '../send/send.ts';
import { withoutCredentials } from '../send/target.ts';
import type { CliContext, ExitCode } from './cliContext.ts';
import { type DeliveryFlags, deliveriesLikeFlags } from './deliveryFromFlags.ts';
import { loadText, progressText } from './loadText.ts';
import { untilStopped } from './sending.ts';

interface LoadFlags extends DeliveryFlags {
  readonly 'allow-host'?: readonly string[] | undefined;
  readonly json?: boolean | undefined;
}

/** Milliseconds between lines of progress: those of a terminal are replaced, and all others stay. */
const TERMINAL_PROGRESS_MS = 200;
const PROGRESS_MS = 1000;

/** Sends an event many times, and prints progress and a report. */
export async function sendAtRate(
  plan: LoadPlan,
  names: readonly string[],
  flags: LoadFlags,
  context: CliContext,
): Promise<ExitCode> {
  const { url, 'allow-host': allowHosts } = flags;
  const { showProgress } = context;
  const create = await deliveriesLikeFlags(names, flags, context);
  await warmUp((ownUrl) => send(withoutWire(create(0)), ownUrl));
  const before = performance.eventLoopUtilization();
  const report = await untilStopped(
    (signal) =>
      load({
        ...{ ...plan, create, signal },
        send: async (delivery, stopped) => onlyAttempt(await send(delivery, url, { allowHosts, signal: stopped })),
        onProgress: (progress) => (showProgress ?? context.stderr)(progressText(progress)),
        progressEvery: showProgress ? TERMINAL_PROGRESS_MS : PROGRESS_MS,
      }).finally(() => showProgress?.('')),
    context,
  );
  if (!report) return 130;
  const busy = Math.round(performance.eventLoopUtilization(before).utilization * 100) / 100;
  const [provider, event] = names;
  const { rate, concurrency } = plan;
  const shown = { provider, event, url: withoutCredentials(url), rate, concurrency, busy, ...report };
  context.stdout(flags.json ? JSON.stringify(shown, null, 2) : loadText(report, { rate, concurrency, busy }));
  if (report.isStopped) return 130;
  return report.delivered === report.sent ? 0 : 1;
}

/** A fault of the network may take seconds. */
function withoutWire({ wire, ...delivery }: Delivery<Body>): Delivery<Body> {
  return delivery;
}

function onlyAttempt({ attempts }: { readonly attempts: readonly Attempt[] }): Attempt {
  const [attempt] = attempts;
  if (attempt) return attempt;
  throw new Error('A delivery without retries has one attempt.');
}
