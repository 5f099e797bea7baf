import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startProgress } from '../../src/report/progress.ts';

const IO = { out: () => undefined, error: () => undefined, cwd: '/', color: false };

let shown = '';

beforeEach(() => {
  vi.useFakeTimers();
  shown = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    shown += String(text);
    return true;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('shows the current stage after one second', () => {
  const progress = startProgress({ ...IO, interactive: true });
  progress.stage('read the contract');
  vi.advanceTimersByTime(999);
  expect(shown).toBe('');
  progress.stage('emit');
  vi.advanceTimersByTime(1);
  progress.stop();
  expect(shown).toContain('emit');
  expect(shown).not.toContain('read the contract');
});

it('shows nothing for a quick run', () => {
  const progress = startProgress({ ...IO, interactive: true });
  progress.stop();
  vi.advanceTimersByTime(5000);
  expect(shown).toBe('');
});

it('shows nothing outside a terminal', () => {
  const progress = startProgress({ ...IO, interactive: false });
  vi.advanceTimersByTime(5000);
  progress.stop();
  expect(shown).toBe('');
});
