const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** `PT1H30M` as `1 hour 30 minutes`; a text that is no ISO 8601 duration stays as it is. */
export function durationText(duration: string): string {
  const counts = DURATION.exec(duration)?.slice(1) ?? [];
  const words = UNITS.flatMap((unit, index) => {
    const count = counts[index];
    if (count === undefined) return [];
    return [`${count} ${unit}${Number(count) === 1 ? '' : 's'}`];
  });
  return words.length === 0 ? duration : words.join(' ');
}
