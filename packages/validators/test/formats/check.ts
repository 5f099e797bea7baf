import { expect, test } from 'vitest';

export interface FormatCases {
  readonly valid: Readonly<Record<string, string>>;
  readonly invalid: Readonly<Record<string, string>>;
}

/** Runs one test per case: its description, and the text. */
export function checkFormat(format: (text: string) => boolean, { valid, invalid }: FormatCases): void {
  test.each(Object.entries(valid))(`${format.name} accepts %s`, (_, text) => {
    expect(format(text), JSON.stringify(text)).toBe(true);
  });
  test.each(Object.entries(invalid))(`${format.name} rejects %s`, (_, text) => {
    expect(format(text), JSON.stringify(text)).toBe(false);
  });
}
