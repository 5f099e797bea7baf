import { type Case, NOW, timestampOf } from './case.ts';
import type { Attempt, Clock, Scheme } from './schemes.ts';

export function clockCases(scheme: Scheme, clock: Clock): readonly Case[] {
  const { unit, tolerance } = clock;
  const at = (seconds: number) => timestampOf(clock, NOW + seconds * 1000);
  const right = at(0);
  const missing = clock.header
    ? { headers: { [clock.header]: undefined } }
    : {
        value: (signatures: readonly string[], { timestamp }: Attempt) =>
          scheme.value(signatures, timestamp).replace(/^\w+=\w+[,;]/, ''),
      };
  /** Signed as it is sent. */
  const sent = (name: string, note: string, timestamp: string, reason?: string): Case => ({
    name,
    note,
    signed: { timestamp },
    ...(reason !== undefined && { reason }),
  });
  /** Signed as a plain number, which a receiver that parses the text would arrive at. */
  const parsed = (name: string, note: string, timestamp: string): Case => ({
    name: `${name}-signed-as-number`,
    note: `${note} Signed as the plain number.`,
    sent: { timestamp },
    reason: 'malformed-timestamp',
  });
  const forms: readonly (readonly [string, string, string])[] =
    unit === 'iso8601'
      ? [
          ['timestamp-in-seconds', 'The timestamp is a number of seconds.', String(NOW / 1000)],
          ['timestamp-without-zone', 'The timestamp has no time zone.', right.replace('Z', '')],
          ['timestamp-with-space', 'The timestamp has a space instead of T.', right.replace('T', ' ')],
          ['timestamp-date-only', 'The timestamp is a date.', right.slice(0, 10)],
          ['timestamp-rfc-1123', 'The timestamp has the form of an HTTP date.', new Date(NOW).toUTCString()],
          ['timestamp-impossible', 'The month of the timestamp is 13.', right.replace('-01-', '-13-')],
        ]
      : [
          ['timestamp-with-plus', 'The timestamp has a plus sign.', `+${right}`],
          ['timestamp-with-fraction', 'The timestamp has a fraction.', `${right}.5`],
          ['timestamp-with-space', 'Something follows the timestamp after a space.', `${right} 0`],
          ['timestamp-with-zero', 'The timestamp has a leading zero.', `0${right}`],
          ['timestamp-with-letters', 'Letters follow the timestamp.', `${right}abc`],
        ];
  const isSeconds = unit === 'seconds';
  const cases: readonly (Case | false)[] = [
    { name: 'no-timestamp', note: 'Without the timestamp.', ...missing, reason: 'no-timestamp' },
    {
      name: 'changed-timestamp',
      note: 'A newer timestamp than the signed one.',
      sent: { timestamp: at(1) },
      reason: 'no-match',
    },
    ...forms.map(([name, note, timestamp]) => sent(name, note, timestamp, 'malformed-timestamp')),
    ...(unit === 'iso8601' ? [] : forms.map(([name, note, timestamp]) => parsed(name, note, timestamp))),
    sent('timestamp-not-a-number', 'The timestamp is NaN.', 'NaN', 'malformed-timestamp'),
    unit !== 'iso8601' &&
      sent('timestamp-negative', 'The timestamp has a minus sign.', `-${right}`, 'malformed-timestamp'),
    unit !== 'iso8601' && sent('timestamp-exponent', 'The timestamp has an exponent.', '2e9', 'malformed-timestamp'),
    unit !== 'iso8601' &&
      sent(
        'timestamp-hexadecimal',
        'The timestamp is hexadecimal.',
        `0x${Number(right).toString(16)}`,
        'malformed-timestamp',
      ),
    unit === 'iso8601' &&
      sent('timestamp-nanoseconds', 'The timestamp has nanoseconds.', right.replace('.000Z', '.123456789Z')),
    unit === 'iso8601' && sent('timestamp-offset', 'The timestamp has another time zone.', '2026-01-02T04:04:05+01:00'),
    ...(tolerance === undefined
      ? [sent('a-year-old', 'Signed a year ago. The scheme has no tolerance.', at(-31_536_000))]
      : [
          sent('oldest', `Signed ${tolerance} s ago.`, at(-tolerance)),
          sent('newest', `Signed ${tolerance} s ahead of the receiver.`, at(tolerance)),
          sent('too-old', `Signed ${tolerance + 1} s ago.`, at(-tolerance - 1), 'too-old'),
          sent('too-new', `Signed ${tolerance + 1} s ahead of the receiver.`, at(tolerance + 1), 'too-new'),
          sent('a-day-old', 'Signed a day ago.', at(-86_400), 'too-old'),
          isSeconds && sent('milliseconds-for-seconds', 'The timestamp is in milliseconds.', String(NOW), 'too-new'),
          unit === 'milliseconds' &&
            sent('seconds-for-milliseconds', 'The timestamp is in seconds.', String(NOW / 1000), 'too-old'),
        ]),
  ];
  return cases.filter((found) => found !== false);
}
