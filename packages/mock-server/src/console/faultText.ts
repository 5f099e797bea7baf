import type { ListedFault } from './types.ts';

const EXPECTATIONS: Readonly<Record<ListedFault['expected'], string>> = {
  accept: 'Your endpoint should accept it.',
  reject: 'Your endpoint should reject it with a status from 400 to 499.',
  survive: 'Your endpoint may reject it, but should accept the next delivery.',
};

/** What an endpoint should do with a delivery that has the fault. */
export function expectationText({ expected }: Pick<ListedFault, 'expected'>): string {
  return EXPECTATIONS[expected];
}
