import { expect, it } from 'vitest';
import { readContract } from '../src/generate/readContract.ts';
import { generatedFrom, SPECS } from '../test/determinism/generated.ts';
import { parse } from '../test/specs/sharedParser.ts';
import { specFolder } from '../test/specs/specFolder.ts';

it.each(['asyncapi.json', 'asyncapi.yaml'])(
  'bundles the real contract as %s with the same events and no errors',
  async (name) => {
    const files = await generatedFrom(SPECS);
    const original = await readContract(SPECS, { parse });
    const { contract, diagnostics } = await readContract(
      await specFolder({ [name]: files.get(`bundle/${name}`) ?? '' }),
    );
    expect(diagnostics).toEqual([]);
    const events = (result: Pick<typeof original, 'contract'>) =>
      result.contract?.providers.flatMap((provider) =>
        provider.events.map(({ type, summary, examples }) => ({
          provider: provider.name,
          type,
          summary,
          examples: examples.map((example) => [example.name, example.payload]),
        })),
      );
    expect(events({ ...(contract && { contract }) })).toEqual(events(original));
    expect(contract?.providers.map(({ definitions }) => definitions.length)).toEqual(
      original.contract?.providers.map(({ definitions }) => definitions.length),
    );
  },
);
