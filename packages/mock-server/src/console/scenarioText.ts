import type { ListedProvider } from './types.ts';

type Step = ListedProvider['scenarios'][number]['steps'][number];

const UNITS: Readonly<Record<string, string>> = { D: 'd', H: 'h', M: 'min', S: 's' };

/** A step of a scenario: `user.updated × 2, 1 h later`. */
export function stepsText({ event, after, repeat = 1 }: Pick<Step, 'event' | 'after' | 'repeat'>): string {
  const times = repeat > 1 ? ` × ${repeat}` : '';
  return `${event}${times}${after === undefined ? '' : `, ${delayText(after)} later`}`;
}

/** An ISO 8601 duration for people: `PT1H30M` is `1 h 30 min`. */
export function delayText(duration: string): string {
  const parts = [...duration.matchAll(/([\d.]+)([DHMS])/g)].map(([, amount, unit = '']) => `${amount} ${UNITS[unit]}`);
  return parts.length === 0 ? duration : parts.join(' ');
}
