import type { Latency, LatencyRange } from '../load/latency.ts';
import type { LoadProgress, LoadReport } from '../load/load.ts';
import type { Failure } from '../load/results.ts';
import { millisecondsText, numberText } from './quantity.ts';
import { tableLines } from './tableLines.ts';

/** The progress of a load in one line. */
export function progressText({ sent, planned, perSecond, underWay, failed, sinceDue }: LoadProgress): string {
  const total = planned === undefined ? '' : ` of ${numberText(planned)}`;
  const latency = sinceDue ? [`p50 ${millisecondsText(sinceDue.p50)}`, `p99 ${millisecondsText(sinceDue.p99)}`] : [];
  return [
    ...[`${numberText(sent)}${total} sent`, `${numberText(Math.round(perSecond))}/s`],
    ...[`${numberText(underWay)} under way`, `${numberText(failed)} failed`, ...latency],
  ].join(', ');
}

export interface LoadFacts {
  /** What was asked for, per second. */
  readonly rate: number | undefined;
  readonly concurrency: number;
  /** The part of the time in which this process was busy, from 0 to 1. */
  readonly busy: number;
}

/** The report of a load for a terminal. */
export function loadText(report: LoadReport, facts: LoadFacts): string {
  const { sent, delivered, failed, failures, planned, seconds, perSecond, isStopped, aborted } = report;
  const { rate } = facts;
  const total = planned === undefined || planned === sent ? '' : ` of ${numberText(planned)}`;
  const asked = rate === undefined ? '' : ` of ${numberText(rate)}`;
  return [
    `${numberText(sent)}${total} sent in ${millisecondsText(seconds * 1000)}: ${numberText(perSecond)}${asked} per second`,
    `${numberText(delivered)} delivered, ${numberText(failed)} failed`,
    ...failureLines(failures),
    ...(isStopped ? [`Stopped while ${numberText(aborted)} were under way.`] : []),
    ...punctualityLines(report, facts),
    ...latencyLines(report, rate !== undefined),
  ].join('\n');
}

function failureLines(failures: readonly Failure[]): readonly string[] {
  return failures.flatMap(({ code, count, message, fix }) => [
    `  ${code} × ${numberText(count)}: ${message}`,
    `  ${fix}`,
  ]);
}

/** A process that is busy most of the time may be what is slow. */
const BUSY = 0.9;
/** A rate is reached if it is not further from what was asked than by this part. */
const REACHED = 0.99;
/** Timers are late by a millisecond or two. */
const NOTABLE_DELAY_MS = 10;

function punctualityLines(
  { punctuality, ...report }: LoadReport,
  { rate, concurrency, busy }: LoadFacts,
): readonly string[] {
  if (!punctuality || rate === undefined) return [];
  const { late, latest, ownDelay } = punctuality;
  const lines: string[] = [];
  const isSlow = report.perSecond < rate * REACHED;
  if (late > 0) {
    const all = numberText(report.sent + report.aborted);
    const slow = `${busy > BUSY ? 'The endpoint or this process' : 'The endpoint'} is slower than the rate: `;
    lines.push(
      `${isSlow ? slow : ''}${numberText(late)} of ${all} started late, at most ${millisecondsText(latest)}.`,
      `At most ${numberText(concurrency)} are under way at a time. Raise --concurrency to allow more.`,
    );
  }
  if (late > 0 && busy > BUSY) lines.push(`This process was busy ${Math.round(busy * 100)} % of the time.`);
  else if (ownDelay > NOTABLE_DELAY_MS)
    lines.push(
      `This process was busy: it started some deliveries up to ${millisecondsText(ownDelay)} after they were due.`,
    );
  return lines;
}

const ROWS = ['min', 'p50', 'p90', 'p99', 'p99.9', 'max'] as const satisfies readonly (keyof Latency)[];

function latencyLines({ sinceDue, sinceSent, histogram }: LoadReport, isScheduled: boolean): readonly string[] {
  if (!sinceDue || !sinceSent) return [];
  const columns = isScheduled ? { 'since due': sinceDue, 'since sent': sinceSent } : { 'since sent': sinceSent };
  const rows = ROWS.map((row) => [row, ...Object.values(columns).map((latency) => millisecondsText(latency[row]))]);
  return [
    ...['', ...tableLines([['latency', ...Object.keys(columns)], ...rows], [0])],
    ...['', `  ${isScheduled ? 'since due' : 'since sent'}`, ...tableLines(histogram.map(rangeRow), [BARS])],
  ];
}

const BARS = 4;
const BAR_WIDTH = 40;

function rangeRow({ from, to, count }: LatencyRange, _: number, ranges: readonly LatencyRange[]): readonly string[] {
  const most = Math.max(...ranges.map((range) => range.count));
  const all = ranges.reduce((sum, range) => sum + range.count, 0);
  // Rounded up, so that one of many deliveries is seen.
  const bar = '█'.repeat(Math.ceil((count / most) * BAR_WIDTH));
  return [`${edgeText(from)} –`, edgeText(to), numberText(count), `${((count / all) * 100).toFixed(1)} %`, bar];
}

function edgeText(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${milliseconds / 1000} s`;
}
