/** Counts steps. */
export interface Meter {
  /** Throws if more steps are taken than the meter allows. */
  readonly count: (steps: number) => void;
}

export function createMeter(limit: number, error: () => Error): Meter {
  let taken = 0;
  return {
    count: (steps) => {
      taken += steps;
      if (taken > limit) throw error();
    },
  };
}

/** A view of a value that counts each access to a member, so that code which walks through the value can be stopped. */
export function metered(value: unknown, meter: Meter): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get: (target, key) => {
      meter.count(1);
      return metered(Reflect.get(target, key), meter);
    },
    ownKeys: (target) => {
      const keys = Reflect.ownKeys(target);
      meter.count(keys.length);
      return keys;
    },
  });
}
