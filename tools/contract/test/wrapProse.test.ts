import { describe, expect, it } from 'vitest';
import { wrapProse } from '../src/text/index.ts';

const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen';
const LONG = `${WORDS} eighteen nineteen`;

const CASES = [
  { behaviour: 'a line of 120 characters stays', given: LONG.slice(0, 120), expected: LONG.slice(0, 120) },
  { behaviour: 'a long line is wrapped at a space', given: LONG, expected: `${WORDS}\neighteen nineteen` },
  { behaviour: 'short lines keep their breaks', given: 'a\nb\n\nc', expected: 'a\nb\n\nc' },
  { behaviour: 'the rest of a long line is joined with the next line', given: `a\n\n${LONG}\nb\nc\n\nd`, expected: `a\n\n${WORDS}\neighteen nineteen b c\n\nd` },
  { behaviour: 'a joined line is wrapped again if it is too long', given: `${LONG}\n${WORDS}`, expected: `${WORDS}\neighteen nineteen ${WORDS.replace(' sixteen', '\nsixteen')}` },
  { behaviour: 'a hard line break stays', given: `${LONG}\\\nb`, expected: `${WORDS}\neighteen nineteen\\\nb` },
  { behaviour: 'lists stay lists', given: `* ${LONG}\n* b\n  c`, expected: `* ${WORDS}\n  eighteen nineteen\n* b\n  c` },
  { behaviour: 'the rest of a long line is not joined with code', given: `${LONG}\n\`\`\`\nb\n\`\`\``, expected: `${WORDS}\neighteen nineteen\n\`\`\`\nb\n\`\`\`` },
  { behaviour: 'a wrapped list item is indented', given: `* ${LONG}`, expected: `* ${WORDS}\n  eighteen nineteen` },
  { behaviour: 'a wrapped quote stays a quote', given: `> ${LONG}`, expected: `> ${WORDS}\n> eighteen nineteen` },
  { behaviour: 'inline code is not wrapped', given: `${WORDS.slice(0, 88)} \`a b c d e f g h i j k l m n o p q r\` x`, expected: `${WORDS.slice(0, 88)}\n\`a b c d e f g h i j k l m n o p q r\` x` },
  { behaviour: 'no wrapped line looks like the start of a block', given: `${WORDS} - eighteen nineteen`, expected: `${WORDS} -\neighteen nineteen` },
  { behaviour: 'a code block is not wrapped', given: `\`\`\`\n${LONG}\n\`\`\``, expected: `\`\`\`\n${LONG}\n\`\`\`` },
  { behaviour: 'a table is not wrapped', given: `| ${LONG} |`, expected: `| ${LONG} |` },
  { behaviour: 'a word that is too long is not wrapped', given: `a ${'x'.repeat(200)} b`, expected: `a\n${'x'.repeat(200)}\nb` },
]; // biome-ignore format: one case per line

describe('wrapping prose', () => {
  for (const { behaviour, given, expected } of CASES) it(behaviour, () => expect(wrapProse(given)).toBe(expected));

  it('only changes white space', () => {
    const text = brackets(1000);
    expect(wrapProse(text).replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
  });

  it('takes linear time', () => {
    // Quadratic time would be minutes, more than a test may take.
    expect(wrapProse(brackets(200_000)).split('\n').length).toBeGreaterThan(5000);
  });
});

/** Starts many code spans, links and tags, and ends none. */
function brackets(count: number): string {
  return '`[{@ '.repeat(count);
}
