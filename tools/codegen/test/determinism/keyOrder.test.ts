import { it } from 'vitest';
import { ACME } from '../specs/acme.ts';
import { expectSameBytesForEveryOrder } from './keyOrder.ts';

// The long suite does the same with the contract of this repository.
it('generates the same bytes for every order of keys', () => expectSameBytesForEveryOrder(ACME));
