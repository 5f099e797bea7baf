const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
const SECONDS = [Number.NaN, Number.NaN, 604_800, 86_400, 3600, 60, 1] as const;
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** `PT1H30M` as `1 hour 30 minutes`. Text that is not an ISO 8601 duration is returned unchanged. */
export function durationText(duration: string): string {
  const words = UNITS.flatMap((unit, index) => {
    const count = countsOf(duration)[index];
    if (count === undefined) return [];
    return [`${count} ${unit}${Number(count) === 1 ? '' : 's'}`];
  });
  return words.length === 0 ? duration : words.join(' ');
}

/** `undefined` for text that is not a duration, and for years and months, whose length varies. */
export function durationSeconds(duration: string): number | undefined {
  const parts = SECONDS.flatMap((seconds, index) => {
    const count = countsOf(duration)[index];
    return count === undefined ? [] : [Number(count) * seconds];
  });
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.length === 0 || Number.isNaN(sum) ? undefined : sum;
}

function countsOf(duration: string): readonly (string | undefined)[] {
  return DURATION.exec(duration)?.slice(1) ?? [];
}
