import { describe, expect, it } from 'vitest';
import { wrapProse } from '../../src/emit/types/tsdoc/wrapProse.ts';

const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen';
const LONG = `${WORDS} eighteen nineteen`;

const CASES = [
  { behaviour: 'a line of 120 characters stays', given: LONG.slice(0, 120), want: LONG.slice(0, 120) },
  { behaviour: 'a long line is broken at a space', given: LONG, want: `${WORDS}\neighteen nineteen` },
  { behaviour: 'lines that fit stay', given: 'a\nb\n\nc', want: 'a\nb\n\nc' },
  { behaviour: 'what is left of a long line is joined with the next', given: `a\n\n${LONG}\nb\nc\n\nd`, want: `a\n\n${WORDS}\neighteen nineteen b c\n\nd` },
  { behaviour: 'what is left of a long line is long again with the next', given: `${LONG}\n${WORDS}`, want: `${WORDS}\neighteen nineteen ${WORDS.replace(' sixteen', '\nsixteen')}` },
  { behaviour: 'a break on purpose stays', given: `${LONG}\\\nb`, want: `${WORDS}\neighteen nineteen\\\nb` },
  { behaviour: 'a list stays a list', given: `* ${LONG}\n* b\n  c`, want: `* ${WORDS}\n  eighteen nineteen\n* b\n  c` },
  { behaviour: 'a long line before code ends there', given: `${LONG}\n\`\`\`\nb\n\`\`\``, want: `${WORDS}\neighteen nineteen\n\`\`\`\nb\n\`\`\`` },
  { behaviour: 'a list item goes on under its text', given: `* ${LONG}`, want: `* ${WORDS}\n  eighteen nineteen` },
  { behaviour: 'a quote stays a quote', given: `> ${LONG}`, want: `> ${WORDS}\n> eighteen nineteen` },
  { behaviour: 'code in a line stays in one piece', given: `${WORDS.slice(0, 88)} \`a b c d e f g h i j k l m n o p q r\` x`, want: `${WORDS.slice(0, 88)}\n\`a b c d e f g h i j k l m n o p q r\` x` },
  { behaviour: 'no line begins like a block', given: `${WORDS} - eighteen nineteen`, want: `${WORDS} -\neighteen nineteen` },
  { behaviour: 'a block of code stays', given: `\`\`\`\n${LONG}\n\`\`\``, want: `\`\`\`\n${LONG}\n\`\`\`` },
  { behaviour: 'a table stays', given: `| ${LONG} |`, want: `| ${LONG} |` },
  { behaviour: 'a word that is too long stays', given: `a ${'x'.repeat(200)} b`, want: `a\n${'x'.repeat(200)}\nb` },
]; // biome-ignore format: one case a line reads better

describe('long prose', () => {
  for (const { behaviour, given, want } of CASES) it(behaviour, () => expect(wrapProse(given)).toBe(want));

  it('says the same in linear time', () => {
    const text = '`[{@ '.repeat(20_000);
    const start = performance.now();
    expect(wrapProse(text).replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
