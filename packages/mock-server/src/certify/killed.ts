import { setTimeout as wait } from 'node:timers/promises';
import { UsageError } from '../errors/usageError.ts';
import type { Delivered } from './patterns.ts';
import type { Session } from './session.ts';

/** Starts the receiver. Resolves once its process runs; it need not listen yet. */
export type StartReceiver = () => Promise<RunningReceiver>;

export interface RunningReceiver {
  /** Ends the process at once, as a crash does. */
  readonly kill: () => Promise<void>;
}

/** A receiver that is running, and can be started again. */
export interface Restartable {
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const KILLS = 10;
const AT_ONCE = 5;
/** Kills fall into all steps of handling: they come within this time after the requests. */
const MAX_DELAY_MS = 60;
const START_MS = 20_000;
const POLL_MS = 50;

/** Starts a receiver, and resolves when it accepts connections. */
export async function startRestartable(start: StartReceiver, session: Session): Promise<Restartable> {
  let running: RunningReceiver;
  const begin = async () => {
    running = await start();
    try {
      await untilReachable(session);
    } catch (error) {
      await running.kill();
      throw error;
    }
  };
  await begin();
  return {
    restart: async () => {
      await running.kill();
      await untilGone(session);
      await begin();
    },
    stop: () => running.kill(),
  };
}

/** Rejects with a `UsageError` if nothing listens after a while. */
async function untilReachable(session: Session): Promise<void> {
  const end = Date.now() + START_MS;
  while (!(await session.isReachable())) {
    if (Date.now() > end)
      throw new UsageError({
        code: 'not-started',
        message: `Nothing listens at ${session.url} ${START_MS / 1000} s after the receiver was started.`,
        where: 'start',
        fix: 'Pass a command that starts the receiver at this URL, and keeps running.',
      });
    await wait(POLL_MS);
  }
}

/** A shell ends before what it has started, which would take the port from the next receiver. */
async function untilGone(session: Session): Promise<void> {
  const end = Date.now() + START_MS;
  while (await session.isReachable()) {
    if (Date.now() > end)
      throw new UsageError({
        code: 'not-killed',
        message: `Something still listens at ${session.url} ${START_MS / 1000} s after the receiver was killed.`,
        where: 'start',
        fix: 'Pass a command whose processes end with it, and stop every other server at this URL.',
      });
    await wait(POLL_MS);
  }
}

/** Long enough for a receiver that handles events after its response. */
const HANDLING_MS = 500;

/** Delivers an event, and again after a restart. */
export async function deliverAcrossRestart(session: Session, receiver: Restartable): Promise<Delivered> {
  const delivery = session.create();
  const first = await session.send(delivery);
  await wait(HANDLING_MS);
  await receiver.restart();
  return { attempts: [first, await session.send(delivery)], ids: [delivery.id] };
}

/** Kills the receiver again and again while it handles events, and sends what it has not accepted until it does. */
export async function deliverWhileKilled(session: Session, receiver: Restartable): Promise<Delivered> {
  const ids: string[] = [];
  let open: ReturnType<Session['create']>[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    open.push(...Array.from({ length: AT_ONCE }, () => session.create()));
    ids.push(...open.slice(-AT_ONCE).map(({ id }) => id));
    const sending = open.map(async (delivery) => ((await session.send(delivery)).delivered ? [] : [delivery]));
    await wait(Math.random() * MAX_DELAY_MS);
    await receiver.restart();
    open = (await Promise.all(sending)).flat();
  }
  const attempts = await Promise.all(open.map((delivery) => session.send(delivery)));
  return { attempts, ids };
}
