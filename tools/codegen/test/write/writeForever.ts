import type { GeneratedFile } from '@hookbook/contract';
import { apply } from '../../src/write/apply.ts';
import { compare } from '../../src/write/compare.ts';

/** A program that rewrites the files of a folder until it is killed. */
const [folder = ''] = process.argv.slice(2);

for (let round = 0; ; round++) {
  const letter = 'ab'[round % 2] ?? '';
  const files: GeneratedFile[] = Array.from({ length: 12 }, (_, index) => ({
    path: `${index % 3}/${index}.txt`,
    text: letter.repeat(300_000 + index),
  }));
  await apply(folder, await compare(folder, files), files);
  process.stdout.write('.');
}
