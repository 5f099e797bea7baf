import { expect, test } from 'vitest';
import { timelineHtml } from '../src/html/timelineHtml.ts';
import { attemptTimes } from '../src/model/timeline.ts';
import { elementsOf, parsedHtml } from './parsedHtml.ts';

test.each([
  [
    ['PT5S', 'PT5M', 'PT1H'],
    [0, 5, 305, 3905],
  ],
  [['P1D'], [0, 86_400]],
  [[], undefined],
  [['P1M'], undefined],
])('the attempts of %j', (retries, times) => {
  expect(attemptTimes({ retries })).toEqual(times);
});

test('nothing is drawn of retries whose delays are not published', () => {
  expect(attemptTimes({ maxRetries: 3, retryFor: 'PT1H' })).toBeUndefined();
});

test('marks are in the order of time, within the picture, and say their time', () => {
  const { text } = timelineHtml([0, 5, 305, 3905, 90_305]);
  const elements = elementsOf(parsedHtml(text).root);
  const numbers = elements
    .filter(({ tagName }) => tagName === 'circle')
    .map(({ attrs }) => Number(attrs.find(({ name }) => name === 'cx')?.value));
  expect(numbers).toHaveLength(5);
  expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
  expect([numbers[0], numbers.at(-1)]).toEqual([24, 696]);
  expect(text).toContain('aria-label="Attempts: 0 s, 5 s, 5.1 min, 1.1 h, 1 d after the first"');
});

test('delays of nothing are drawn at the start', () => {
  expect(timelineHtml([0, 0, 60]).text).not.toContain('NaN');
});
