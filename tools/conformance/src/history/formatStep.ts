import type { Step } from './compareEditions.ts';

/** A step in one line, and a line for each contradiction. */
export function formatStep(history: string, step: Step): string {
  const columns = [
    step.contradictions.length === 0 ? 'ok    ' : 'failed',
    `${history} ${step.from} → ${step.to}`.padEnd(38),
    ...countsOf(step),
    `${seconds(step.ms.comparing)} and ${seconds(step.ms.checking)}`,
  ];
  const details = step.contradictions.map(({ event, problem, payload }) =>
    [`  ${event}: ${problem}`, ...(payload === undefined ? [] : [`    ${JSON.stringify(payload)}`])].join('\n'),
  );
  const unknown = step.withoutPayload.map((event) => `  ${event}: no payload was found, so it is not tested`);
  return [columns.join('  '), ...details, ...unknown].join('\n');
}

/** All steps in one line. */
export function formatTotal(steps: readonly Step[]): string {
  const sum = (number: (step: Step) => number) => steps.reduce((total, step) => total + number(step), 0);
  const total = {
    events: sum(({ events }) => events),
    breaking: sum(({ breaking }) => breaking),
    undecided: sum(({ undecided }) => undecided),
    compatible: sum(({ compatible }) => compatible),
    docs: sum(({ docs }) => docs),
    witnesses: sum(({ witnesses }) => witnesses),
    tested: sum(({ tested }) => tested),
    payloads: sum(({ payloads }) => payloads),
  };
  const ms = sum(({ ms: { comparing, checking } }) => comparing + checking);
  return [
    `${steps.length} steps`,
    ...countsOf(total),
    `${sum(({ contradictions }) => contradictions.length)} contradictions`,
    seconds(ms),
  ].join('  ');
}

type Counts = Pick<
  Step,
  'events' | 'breaking' | 'undecided' | 'compatible' | 'docs' | 'witnesses' | 'tested' | 'payloads'
>;

function countsOf(counts: Counts): readonly string[] {
  const { events, breaking, undecided, compatible, docs, witnesses, tested, payloads } = counts;
  return [
    `${events} events`,
    `${breaking} breaking`,
    `${undecided} undecided`,
    `${compatible} compatible`,
    `${docs} docs`,
    `${witnesses} witnesses`,
    `${tested} tested with ${payloads} payloads`,
  ];
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
