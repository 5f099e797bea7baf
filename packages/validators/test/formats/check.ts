import { expect, test } from 'vitest';

export interface Facts {
  readonly valid: Readonly<Record<string, string>>;
  readonly invalid: Readonly<Record<string, string>>;
}

/** One test per fact: what it shows, and the text. */
export function checkFormat(format: (text: string) => boolean, { valid, invalid }: Facts): void {
  test.each(Object.entries(valid))(`${format.name} accepts %s`, (_, text) => {
    expect(format(text), JSON.stringify(text)).toBe(true);
  });
  test.each(Object.entries(invalid))(`${format.name} refuses %s`, (_, text) => {
    expect(format(text), JSON.stringify(text)).toBe(false);
  });
}
