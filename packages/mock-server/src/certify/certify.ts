import type { OwnValues } from '@hookbook/webhook';
import type { Provider } from '../catalogue/provider.ts';
import { UsageError } from '../errors/usageError.ts';
import { catalogue as contractCatalogue } from '../gen/index.ts';
import type { Secret } from '../secrets/secrets.ts';
import type { Attempt } from '../send/attempt.ts';
import { type CheckResult, type Problem, statusProblem } from './check.ts';
import { type Check, checksOf, chosen, lateEffectsCheck } from './checks.ts';
import { effectsProblem, type Observer } from './effects.ts';
import { frameworkAdvice } from './frameworks.ts';
import { type Restartable, type StartReceiver, startRestartable } from './killed.ts';
import { leakProblem } from './leak.ts';
import type { Delivered } from './patterns.ts';
import { createSession, type Session } from './session.ts';

export interface CertifyOptions {
  readonly url: string;
  /** The provider's name or slug. */
  readonly provider: string;
  /** The event to send. By default the first one with an example. */
  readonly event?: string | undefined;
  /** The secret that the receiver verifies with. */
  readonly secret: Secret;
  /** Values of the signed content that no request contains, by name. */
  readonly values?: OwnValues | undefined;
  /** The names of the checks to make. By default all that are possible. */
  readonly only?: readonly string[] | undefined;
  /** The names of checks to leave out. */
  readonly skip?: readonly string[] | undefined;
  /** Tells how often the effect of an event happened, by the id of its delivery. With it, effects are checked, too. */
  readonly observe?: Observer | undefined;
  /** Milliseconds to wait for an effect. 5 s by default. */
  readonly patience?: number | undefined;
  /** Milliseconds to wait for a response, if that is less than the provider waits. */
  readonly timeout?: number | undefined;
  /** Starts the receiver, which is killed and started again then. Needs `observe`, to find what is lost. */
  readonly start?: StartReceiver | undefined;
  /** The framework of the receiver, for advice: `express`, `fastify`, `nestjs` … */
  readonly framework?: string | undefined;
  readonly allowHosts?: readonly string[] | undefined;
  readonly catalogue?: readonly Provider[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after each check. */
  readonly onCheck?: ((result: CheckResult, number: number, total: number) => void) | undefined;
}

export interface Certificate {
  readonly passed: boolean;
  readonly url: string;
  readonly provider: string;
  readonly results: readonly CheckResult[];
}

/** Delivers in every way to a receiver, and finds what it handles wrongly. Rejects with a `UsageError`. */
export async function certify(options: CertifyOptions): Promise<Certificate> {
  const session = createSession({ ...options, catalogue: options.catalogue ?? contractCatalogue });
  const { start, framework } = options;
  if (framework !== undefined) frameworkAdvice(framework, { name: '', group: '' });
  if (start && !options.observe) throw nothingToObserve();
  const receiver = start && (await startRestartable(start, session));
  try {
    return await certified(session, receiver, options);
  } finally {
    await receiver?.stop();
  }
}

async function certified(
  session: Session,
  receiver: Restartable | undefined,
  options: CertifyOptions,
): Promise<Certificate> {
  const rejected: string[] = [];
  const checks = chosen([...checksOf(session, receiver), ...lateChecks(rejected, options)], options);
  const results: CheckResult[] = [];
  for (const check of checks) {
    options.signal?.throwIfAborted();
    const { result, ids } = await resultOf(check, session, options);
    results.push(result);
    if (check.expected === 'reject' && result.passed) rejected.push(...ids);
    options.onCheck?.(result, results.length, checks.length);
    // Without a usual delivery, every other check would fail for the same reason.
    if (check.name === 'usual' && !result.passed) break;
  }
  const { url, provider } = options;
  return { passed: results.every(({ passed }) => passed), url, provider, results };
}

/** Effects of rejected deliveries may come long after the response. */
function lateChecks(rejected: readonly string[], { observe }: CertifyOptions): readonly Check[] {
  return observe ? [lateEffectsCheck(rejected)] : [];
}

interface Outcome {
  readonly result: CheckResult;
  readonly ids: readonly string[];
}

async function resultOf(check: Check, session: Session, options: CertifyOptions): Promise<Outcome> {
  const { name, group, summary, expected } = check;
  const started = performance.now();
  const delivered = await check.run(session);
  const { attempts, ids } = delivered;
  const problem =
    answerProblem(check, attempts) ??
    leaked(delivered, options) ??
    (await aftermath(check, session)) ??
    (await wrongEffects(check, delivered, options));
  const result = {
    ...{ check: name, group, summary, expected, passed: problem === undefined },
    ...(problem && { problem: withAdvice(problem, check, options) }),
    statuses: attempts.map(({ status = 0 }) => status),
    duration: Math.round(performance.now() - started),
  };
  return { result, ids };
}

function withAdvice({ message, fix }: Problem, check: Check, { framework }: CertifyOptions): Problem {
  const advice = framework === undefined ? undefined : frameworkAdvice(framework, check);
  return { message, fix: advice === undefined ? fix : `${fix} ${advice}` };
}

function answerProblem({ name, expected, fix }: Check, attempts: readonly Attempt[]): Problem | undefined {
  for (const attempt of attempts) {
    const message = statusProblem(expected, attempt);
    const isUnreachable = name === 'usual' && attempt.status === undefined;
    if (message !== undefined) return { message, fix: (isUnreachable && attempt.error?.fix) || fix };
  }
  return undefined;
}

function leaked({ attempts, secrets: signatures }: Delivered, { secret }: CertifyOptions): Problem | undefined {
  for (const { responseBody = '', responseHeaders = {} } of attempts) {
    const problem = leakProblem(
      { body: responseBody, headers: responseHeaders },
      {
        secrets: [secret].flat(),
        signatures,
      },
    );
    if (problem) return problem;
  }
  return undefined;
}

/** After what a receiver only has to survive, it has to accept the next delivery. */
async function aftermath({ expected, fix }: Check, session: Session): Promise<Problem | undefined> {
  if (expected !== 'survive') return undefined;
  const { delivered, error } = await session.send(session.create());
  if (delivered) return undefined;
  return { message: `The next delivery was not accepted: ${error?.message ?? 'there was no response.'}`, fix };
}

/** A receiver may ignore an event that it does not know, or that is older than another one. */
const MAY_BE_IGNORED = ['new-event', 'reordered'];

async function wrongEffects(
  { name, expected, fix, mayRepeat }: Check,
  { ids, others = [] }: Delivered,
  { observe, patience = 5000 }: CertifyOptions,
): Promise<Problem | undefined> {
  if (!observe) return undefined;
  const mayBeIgnored = expected === 'survive' || MAY_BE_IGNORED.includes(name);
  const usual = {
    expected: expected === 'accept' && !mayBeIgnored ? 1 : 0,
    patience,
    fix,
    mayRepeat,
    mayBeIgnored,
  } as const;
  const problem = await firstProblem(ids, (id) => effectsProblem(observe, id, usual));
  if (problem) return problem;
  return firstProblem(others, async ({ id, earlier }) => {
    const isHandled = (await observe(earlier)) > 0;
    return effectsProblem(observe, id, {
      ...{ expected: isHandled ? 1 : 0, patience, fix, mayBeIgnored: !isHandled },
    });
  });
}

const OBSERVED_AT_ONCE = 10;

/** The problem of the first item that has one. */
async function firstProblem<Item>(
  items: readonly Item[],
  problemOf: (item: Item) => Promise<Problem | undefined>,
): Promise<Problem | undefined> {
  for (let start = 0; start < items.length; start += OBSERVED_AT_ONCE) {
    const problems = await Promise.all(items.slice(start, start + OBSERVED_AT_ONCE).map(problemOf));
    const found = problems.find((problem) => problem !== undefined);
    if (found) return found;
  }
  return undefined;
}

function nothingToObserve(): UsageError {
  return new UsageError({
    code: 'invalid-options',
    message: 'Checks that kill the receiver need `observe` to detect lost events.',
    where: 'observe',
    fix: 'Pass an observer of effects that outlive the process, such as database rows or lines of a file.',
  });
}
