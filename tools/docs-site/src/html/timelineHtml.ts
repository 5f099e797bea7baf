import { type Html, html } from '../text/html.ts';

const WIDTH = 720;
const MARGIN = 24;
const LINE_Y = 44;

/** The attempts of a delivery on a line on which each is about as far from the last as it is late. */
export function timelineHtml(times: readonly number[]): Html {
  const first = times.find((time) => time > 0) ?? 1;
  const last = Math.max(...times, first);
  // Seconds beside days: only their logarithms fit on a line.
  const scale = (time: number) => Math.log1p(time / first) / Math.log1p(last / first);
  const x = (time: number) => Math.round(MARGIN + scale(time) * (WIDTH - 2 * MARGIN));
  const marks = times.map((time, index) => {
    // Neighbours have their labels on different sides of the line.
    const y = index % 2 === 0 ? LINE_Y - 16 : LINE_Y + 28;
    return html`<circle cx="${x(time)}" cy="${LINE_Y}" r="6"/><text x="${x(time)}" y="${y}">${shortTime(time)}</text>\n`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Timeline of attempts">
<svg class="timeline" viewBox="0 0 ${WIDTH} 84" role="img" aria-label="Attempts: ${times.map(shortTime).join(', ')} after the first">
<path d="M${x(0)} ${LINE_Y}H${x(last)}"/>
${marks}</svg>
</div>`;
}

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** `1.5 h`, with one decimal at most. */
function shortTime(seconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? ['s', 1];
  return `${Number((seconds / size).toFixed(1))} ${unit}`;
}
