const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** How long something took or takes: `12 ms`, `1.5 s`, `3 min`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.max(0, Math.round(milliseconds))} ms`;
  const [name, size] = UNITS.find(([, unit]) => milliseconds >= unit) ?? UNITS[3];
  const amount = milliseconds / size;
  return `${amount < 10 ? Math.floor(amount * 10) / 10 : Math.floor(amount)} ${name}`;
}

/** How long ago something was, in whole units: `now`, `5 s ago`, `3 min ago`. */
export function relativeTime(then: number, now: number): string {
  const passed = now - then;
  const unit = UNITS.find(([, size]) => passed >= size);
  return unit ? `${Math.floor(passed / unit[1])} ${unit[0]} ago` : 'now';
}

/** The time of day for a timeline, and the date if it was another day. */
export function absoluteTime(then: Date, now: Date): string {
  const time = then.toLocaleTimeString();
  return then.toDateString() === now.toDateString() ? time : `${then.toLocaleDateString()} ${time}`;
}

/** `1 attempt`, `2 attempts`. */
export function countText(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}
