import type { Contract } from '@hookbook/contract';
import { isWellFormed } from '@hookbook/contract/data';
import { contract } from '@hookbook/testkit/contracts';
import { hostileProvider } from '@hookbook/testkit/hostileProvider';
import { BENIGN_TEXT, HOSTILE_NAMES, HOSTILE_TEXTS } from '@hookbook/testkit/hostileTexts';

/** A provider for each text, which is in every place of it. The first one is benign. */
export const hostileContract: Contract = contract(
  Object.values({ benign: BENIGN_TEXT, ...HOSTILE_TEXTS, ...HOSTILE_NAMES }).map((text, index) =>
    hostileProvider(text, { slug: `p${index}`, typeName: `P${index}` }),
  ),
);

/** The providers whose members all have names that UTF-8 can encode. No language declares the others. */
export const encodableSlugs: readonly string[] = hostileContract.providers.flatMap(({ name, slug }) =>
  isWellFormed(name) ? [slug] : [],
);
