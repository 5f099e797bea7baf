import { contract, provider } from '@hookbook/testkit/contracts';
import { describe, expect, test } from 'vitest';
import { emitDocs } from '../src/emitDocs.ts';
import { splitDescription } from '../src/model/about.ts';

const LONG = 'More about it. '.repeat(50).trim();

describe('a description', () => {
  test('is split after its first paragraph if it is long', () => {
    expect(splitDescription(`It sends\nevents.\n \n\n${LONG}\n\n* a`)).toEqual({
      beginning: 'It sends\nevents.',
      rest: `${LONG}\n\n* a`,
    });
    expect(splitDescription(`First.\n\n    code\n${LONG}`).rest).toBe(`    code\n${LONG}`);
  });

  test.each([
    ['short', 'It sends events.\n\nMany.'],
    ['one paragraph', LONG],
    ['a list', `* a\n\n  ${LONG}`],
    ['code', `\`\`\`\na\n\n${LONG}\n\`\`\``],
    ['a heading', `# a\n\n${LONG}`],
    ['with links that are defined at its end', `See [a].\n\n${LONG}\n\n[a]: https://a.example`],
    ['empty', ''],
  ])('that is %s stays together', (_, text) => {
    expect(splitDescription(text)).toEqual({ beginning: text });
  });
});

test('the rest follows what receivers look for, on the page and in its Markdown', async () => {
  const described = provider({ slug: 'acme', title: 'Acme', description: `It sends events.\n\n${LONG}` });
  const files = await emitDocs(contract([described]));
  for (const path of ['acme/index.html', 'acme/index.md']) {
    const text = files.find((file) => file.path === path)?.text ?? '';
    const places = ['It sends events.', 'id="delivery"', LONG].map((part) => text.indexOf(part));
    expect(path.endsWith('.md') ? [places[0], places[2]] : places).not.toContain(-1);
    expect(places[2]).toBeGreaterThan(Math.max(places[0] ?? 0, places[1] ?? 0));
    expect(text).toContain('About Acme');
  }
});
