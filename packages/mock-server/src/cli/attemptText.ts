import type { Attempt } from '../send/attempt.ts';

/** An attempt in a few lines for a terminal. */
export function attemptText({ delivered, status, duration, responseBody, error, retryIn, isFinal }: Attempt): string {
  const outcome = status === undefined ? (error?.code ?? 'failed') : String(status);
  const lines = [`${delivered ? 'delivered' : 'not delivered'}: ${outcome} after ${duration} ms`];
  if (error) lines.push(error.message);
  // Escaped as JSON, so that a response cannot control the terminal.
  if (error && responseBody) lines.push(`Response: ${JSON.stringify(responseBody.slice(0, 200))}`);
  if (error) lines.push(error.fix);
  if (isFinal) lines.push(`The provider makes no further attempt after ${status}.`);
  if (retryIn !== undefined) lines.push(`Next attempt in ${durationText(retryIn)}.`);
  return lines.join('\n  ');
}

function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 120_000) return `${Math.round(milliseconds / 1_000)} s`;
  if (milliseconds < 7_200_000) return `${Math.round(milliseconds / 60_000)} min`;
  return `${Math.round(milliseconds / 3_600_000)} h`;
}
