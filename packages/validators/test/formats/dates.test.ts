import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFormat } from './check.ts';
import { date, dateTime, duration, time } from './formats.ts';

checkFormat(date, {
  valid: {
    'the last day of a long month': '2020-01-31',
    'the last day of a short month': '2020-04-30',
    'the 29th of February in a leap year': '2024-02-29',
    'the 29th of February every 400 years': '2000-02-29',
    'the year 0000, which is a leap year': '0000-02-29',
  },
  invalid: {
    'the 31st of a short month': '2020-04-31',
    'the 29th of February in a common year': '2023-02-29',
    'the 29th of February of a century': '2100-02-29',
    'the 30th of February': '2024-02-30',
    'month 13': '2020-13-01',
    'day 00': '2020-01-00',
    'a month of one digit': '2020-1-01',
    'a year of five digits': '12020-01-01',
    'digits that are not ASCII': '2020-01-0\u09e8',
    'a trailing line break': '2020-01-01\n',
    'a trailing time': '2020-01-01T00:00:00Z',
    'an empty text': '',
  },
});

checkFormat(time, {
  valid: {
    'UTC, in either case': '08:30:06z',
    'a fraction of any length': '23:20:50.999999999999999999Z',
    'an unknown local offset': '12:34:56-00:00',
    'the largest offset': '12:34:56+23:59',
    'a leap second in UTC': '23:59:60Z',
    'a leap second east of UTC': '01:29:60+01:30',
    'a leap second west of UTC': '15:59:60.5-08:00',
  },
  invalid: {
    'a time without zone': '12:00:00',
    'an offset without colon': '12:00:00+0100',
    'an offset of 24 hours': '12:00:00+24:00',
    'an offset of 60 minutes': '12:00:00+00:60',
    'hour 24': '24:00:00Z',
    'second 61': '23:59:61Z',
    'a leap second during the day': '22:59:60Z',
    'a leap second that its offset moves': '23:59:60+01:00',
    'a fraction without digits': '12:00:00.Z',
    'a comma before the fraction': '12:00:00,5Z',
  },
});

checkFormat(dateTime, {
  valid: {
    'a lower-case t and z': '1963-06-19t08:30:06.283185z',
    'a leap second': '1998-12-31T15:59:60.123-08:00',
  },
  invalid: {
    'a space between date and time': '1963-06-19 08:30:06Z',
    'a day that the month does not have': '1990-02-31T15:59:59Z',
    'an offset and a Z': '1963-06-19T08:30:06+01:00Z',
    'a date alone': '1963-06-19',
    'a trailing line break': '1985-04-12T23:20:50Z\n',
  },
});

checkFormat(duration, {
  valid: {
    'weeks alone': 'P2W',
    'all units': 'P1Y2M3DT4H5M6S',
    'a time alone': 'PT36H',
    'units next to each other': 'P1M2DT1M2S',
  },
  invalid: {
    'no unit': 'P',
    'no unit after T': 'P1DT',
    'no P': '1D',
    'weeks with other units': 'P1Y2W',
    'years and days without months': 'P1Y2D',
    'hours and seconds without minutes': 'PT1H2S',
    'units in another order': 'P2D1Y',
    'a fraction': 'PT0.5S',
    'a number without unit': 'P1',
    'a time unit before T': 'P2S',
  },
});

test('every date that JavaScript formats is a date-time', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      (moment) => {
        expect(dateTime(moment.toISOString())).toBe(true);
        expect(date(moment.toISOString().slice(0, 10))).toBe(true);
      },
    ),
  );
});

test('a date is valid if and only if it is in the calendar', () => {
  const number = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), number, number, (year, month, day) => {
      const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
        '-',
      );
      const moment = new Date(`${text}T00:00:00Z`);
      const isInCalendar = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
      expect(date(text)).toBe(isInCalendar);
    }),
  );
});
