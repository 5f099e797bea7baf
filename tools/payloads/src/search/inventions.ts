import type { Inventions, Place } from '../facets/search.ts';
import { randomFor } from '../random/index.ts';
import { ADJECTIVES, NOUNS } from '../realistic/facts.ts';
import { createPerson, createSetting, type Field } from '../realistic/field.ts';
import type { FieldKinds } from '../realistic/kindOf.ts';
import { textsOfFormat, valuesOf, valuesOfAllKinds } from '../realistic/values/index.ts';

/** Invents values. Equal seeds give equal values for equal places. */
export function createInventions(seed: number, { wordsOf, kindOf }: FieldKinds): Inventions {
  const setting = createSetting(seed);
  const fieldAt = (place: Place, description: string): Field => ({
    words: place.words,
    description,
    random: randomFor(place.seed, 'value'),
    person: () => createPerson(place.parentSeed),
    region: setting.region,
    now: setting.now,
  });
  return {
    wordsOf,
    *forField(place, { formats, description }) {
      const field = fieldAt(place, description);
      const kind = kindOf(place.words);
      for (const format of formats) yield* textsOfFormat(format, field, kind);
      if (kind) yield* valuesOf(kind, field);
      yield `${field.random.pick(ADJECTIVES)} ${field.random.pick(NOUNS)}`;
    },
    ofAllKinds: (place) => valuesOfAllKinds(fieldAt(place, '')),
  };
}
