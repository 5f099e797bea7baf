import { expect, test } from 'vitest';
import { readAssets } from '../src/assets/readAssets.ts';

const style = readAssets().find(({ path }) => path === 'site.css')?.text ?? '';

test('texts have six sizes, each stated once', () => {
  const sizes = [...style.matchAll(/--size-[a-z]+(?=:)/g)].map(([name]) => name);
  expect(new Set(sizes).size).toBe(6);
  expect(sizes).toHaveLength(6);
  const used = [...style.matchAll(/\bfont(?:-size)?:\s*([^;]+);/g)].map(([, value = '']) => value.split(/\s/)[0] ?? '');
  const others = used.filter((value) => !sizes.includes(value.slice('var('.length, -1)) && value !== 'inherit');
  // Code is smaller than the text or the heading around it.
  expect(others).toEqual(['0.9em']);
});
