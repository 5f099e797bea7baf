import type { Handshake, Provider } from '../catalogue/provider.ts';
import { signatureOf } from '../catalogue/signature.ts';
import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';
import type { Expectation } from '../faults/fault.ts';
import { FAULT_GROUPS, FAULTS, type Fault, faultKind, possibleFaults } from '../faults/index.ts';
import { catalogue as contractCatalogue } from '../gen/index.ts';
import type { Secret } from '../secrets/secrets.ts';
import type { Attempt } from '../send/attempt.ts';
import { type CheckResult, type Problem, statusProblem } from './check.ts';
import { effectsProblem, type Observer } from './effects.ts';
import { leakProblem } from './leak.ts';
import { PATTERNS, type Pattern } from './patterns.ts';
import { createSession, type Session } from './session.ts';

export interface CertifyOptions {
  readonly url: string;
  /** The provider's name or slug. */
  readonly provider: string;
  /** The event to send. By default the first one with an example. */
  readonly event?: string | undefined;
  /** The secret that the receiver verifies with. */
  readonly secret: Secret;
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

/** A check that can be made. */
interface Check {
  readonly name: string;
  readonly group: string;
  readonly summary: string;
  readonly expected: Expectation;
  readonly fix: string;
  readonly run: (
    session: Session,
  ) => Promise<{ readonly attempts: readonly Attempt[]; readonly ids: readonly string[] }>;
}

/** Delivers in every way to a receiver, and finds what it handles wrongly. Rejects with a `UsageError`. */
export async function certify(options: CertifyOptions): Promise<Certificate> {
  const session = createSession({ ...options, catalogue: options.catalogue ?? contractCatalogue });
  const checks = chosen(checksOf(session.provider), options);
  const results: CheckResult[] = [];
  for (const check of checks) {
    options.signal?.throwIfAborted();
    const result = await resultOf(check, session, options);
    results.push(result);
    options.onCheck?.(result, results.length, checks.length);
    // Without a usual delivery, every other check would fail for the same reason.
    if (check.name === 'usual' && !result.passed) break;
  }
  const { url, provider } = options;
  return { passed: results.every(({ passed }) => passed), url, provider, results };
}

function checksOf(provider: Provider): readonly Check[] {
  const faults = possibleFaults({ provider, signature: signatureOf(provider) });
  return [
    ...Object.entries(PATTERNS).map(([name, pattern]) => patternCheck(name, pattern)),
    ...(provider.webhook.handshake ? handshakeChecks(provider.webhook.handshake) : []),
    ...faults.map(faultCheck),
  ];
}

function handshakeChecks({ query }: Handshake): readonly Check[] {
  const group = 'handshake';
  const answered: Check = {
    ...{
      name: 'handshake',
      group,
      expected: 'accept',
      summary: 'the challenge with which the provider checks endpoints',
    },
    fix: 'Answer the challenge as the contract says, with 200. The receivers of @hookbook/receiver do.',
    run: async (session) => ({ attempts: [await session.handshake()], ids: [] }),
  };
  const forged: Check = {
    ...{ name: 'forged-handshake', group, expected: 'refuse', summary: 'a challenge with another secret' },
    fix: 'Verify the signature of a challenge before you answer it.',
    run: async (session) => ({ attempts: [await session.handshake('wrong-signature')], ids: [] }),
  };
  return query === undefined ? [answered, forged] : [answered];
}
function patternCheck(name: string, { summary, fix, run }: Pattern): Check {
  return { ...{ name, group: 'delivery', summary, fix, run }, expected: 'accept' };
}

function faultCheck(fault: Fault): Check {
  const { summary, expected, fix } = faultKind(fault);
  const [group = ''] = Object.entries(FAULT_GROUPS).find(([, kinds]) => fault in kinds) ?? [];
  return {
    ...{ name: fault, group, summary, expected, fix },
    run: async (session) => {
      const delivery = session.create({ fault });
      return { attempts: [await session.send(delivery)], ids: [delivery.id] };
    },
  };
}

/** Checks that some provider's receiver may need. */
const KNOWN = [...Object.keys(PATTERNS), 'handshake', 'forged-handshake', ...FAULTS];

function chosen(checks: readonly Check[], { only, skip = [] }: CertifyOptions): readonly Check[] {
  const unknown = [...(only ?? []), ...skip].find((name) => !KNOWN.includes(name));
  if (unknown !== undefined)
    throw new UsageError({
      code: 'unknown-check',
      message: `Unknown check "${unknown}".`,
      where: only?.includes(unknown) ? 'only' : 'skip',
      fix: `Use ${Object.keys(PATTERNS).join(', ')}, or a fault: \`hookbook-mock faults\` lists them.`,
      suggestions: suggest(unknown, KNOWN),
    });
  return checks.filter(({ name }) => (only?.includes(name) ?? true) && !skip.includes(name));
}

async function resultOf(check: Check, session: Session, options: CertifyOptions): Promise<CheckResult> {
  const { name, group, summary, expected } = check;
  const started = performance.now();
  const { attempts, ids } = await check.run(session);
  const problem =
    answerProblem(check, attempts) ??
    leaked(attempts, options) ??
    (await aftermath(check, session)) ??
    (await wrongEffects(check, ids, options));
  return {
    ...{ check: name, group, summary, expected, passed: problem === undefined, ...(problem && { problem }) },
    statuses: attempts.map(({ status = 0 }) => status),
    duration: Math.round(performance.now() - started),
  };
}

function answerProblem({ expected, fix }: Check, attempts: readonly Attempt[]): Problem | undefined {
  for (const attempt of attempts) {
    const message = statusProblem(expected, attempt);
    if (message !== undefined) return { message, fix };
  }
  return undefined;
}

function leaked(attempts: readonly Attempt[], { secret }: CertifyOptions): Problem | undefined {
  for (const { responseBody = '' } of attempts) {
    const problem = leakProblem(responseBody, [secret].flat());
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
const WITHOUT_EFFECT = ['new-event', 'reordered'];

async function wrongEffects(
  { name, expected, fix }: Check,
  ids: readonly string[],
  { observe, patience = 5000 }: CertifyOptions,
): Promise<Problem | undefined> {
  if (!observe || expected === 'survive' || WITHOUT_EFFECT.includes(name)) return undefined;
  for (const id of ids) {
    const message = await effectsProblem(observe, id, { expected: expected === 'accept' ? 1 : 0, patience });
    if (message !== undefined) return { message, fix };
  }
  return undefined;
}
