import { describe, expect, test } from 'vitest';
import { durationMs } from '../src/message/duration.ts';
import { freshId } from '../src/message/freshId.ts';
import { freshTime } from '../src/message/freshTime.ts';
import { systemRandom } from '../src/random/random.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

describe('a fresh id has the format of the sample', () => {
  test.each([
    ['2fa554d3-1ffa-4361-9af6-5479c2d4847f', `^${UUID}$`],
    ['2FA554D3-1FFA-4361-9AF6-5479C2D4847F', `^${UUID.toUpperCase()}$`],
    ['evt_2fa554d3-1ffa-4361-9af6-5479c2d4847f', `^evt_${UUID}$`],
    ['evt_123', '^evt_\\d{16}$'],
    ['evt_test_1a2b3c4d5e6f7g8h9', '^evt_test_[0-9a-z]{17}$'],
    ['msg_2KWPBgLlAfxdpx2AI54pPJ85f4W', '^msg_[0-9A-Za-z]{27}$'],
    ['507f1f77bcf86cd799439011', '^[0-9a-f]{24}$'],
    ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '^[0-9A-Z]{26}$'],
    ['99', '^\\d{16}$'],
    ['string', `^${UUID}$`],
    ['evt_ünï', `^evt_${UUID}$`],
    [undefined, `^${UUID}$`],
    [{ not: 'an id' }, `^${UUID}$`],
  ])('%s', (sample, expected) => {
    expect(freshId(sample, systemRandom)).toMatch(new RegExp(expected));
  });

  test('a number', () => {
    expect(freshId(41, systemRandom)).toSatisfy(Number.isSafeInteger);
  });

  test('is unique', () => {
    expect(new Set(Array.from({ length: 1000 }, () => freshId('evt_1', systemRandom))).size).toBe(1000);
  });
});

describe('a fresh time has the format of the sample', () => {
  const now = new Date('2026-03-04T05:06:07.089Z');
  test.each([
    [1661522222301, 1772600767089],
    [1661522222, 1772600767],
    [1, 1772600767089],
    [2220000000000, 1772600767089],
    ['1661522222', '1772600767'],
    ['2025-10-01T15:13:26.348Z', '2026-03-04T05:06:07.089Z'],
    ['2023-01-01T12:00:00Z', '2026-03-04T05:06:07Z'],
    ['2024-08-01T09:40:22.186012', '2026-03-04T05:06:07.089000'],
    ['2024-08-01T09:40:22.0497', '2026-03-04T05:06:07.0890'],
    ['2024-08-01 09:40:22.1', '2026-03-04 05:06:07.0'],
    ['2024-08-01T23:40:22+05:30', '2026-03-04T10:36:07+05:30'],
    ['2024-08-01T23:40:22.000-0800', '2026-03-03T21:06:07.089-0800'],
    ['2024-08-01', '2026-03-04'],
    ['string', '2026-03-04T05:06:07.089Z'],
    [undefined, '2026-03-04T05:06:07.089Z'],
  ])('%s', (sample, expected) => {
    expect(freshTime(sample, now)).toBe(expected);
  });
});

describe('a duration is converted to milliseconds', () => {
  test.each([
    ['PT15S', 15_000],
    ['PT0.5S', 500],
    ['PT1H30M', 5_400_000],
    ['P3D', 259_200_000],
    ['P1DT1S', 86_401_000],
  ])('%s', (text, expected) => {
    expect(durationMs(text)).toBe(expected);
  });

  test('rejects a unit that the contract does not allow', () => {
    expect(() => durationMs('P1Y')).toThrow(/not an ISO 8601 duration of days/);
  });
});
