import type { ListedFault } from './types.ts';

const EXPECTATIONS: Readonly<Record<ListedFault['expected'], string>> = {
  accept: 'Your endpoint should accept it.',
  refuse: 'Your endpoint should refuse it with a status from 400 to 499.',
  survive: 'Your endpoint may refuse it, and should accept the next delivery.',
};

/** What an endpoint should do with a delivery that has the fault. */
export function expectationText({ expected }: Pick<ListedFault, 'expected'>): string {
  return EXPECTATIONS[expected];
}
