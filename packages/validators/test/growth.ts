/** How many small inputs are compared with one large input. */
const PIECES = 20;

/** Some systems measure CPU time in ticks of 10 ms, so the small inputs are run until they have used several of them. */
const MIN_CPU_TIME_US = 50_000;

/** More than any linear algorithm needs, whatever caches and garbage collection add, and far less than a quadratic one. */
export const MAX_LINEAR_GROWTH = 8;

/**
 * Compares one input of the given size with 20 inputs of a twentieth of the size. Returns how many times more CPU time it
 * takes: about 1 if the time is proportional to the size, about 20 if it is quadratic.
 */
export function growth<Input>(size: number, create: (size: number) => Input, run: (input: Input) => unknown): number {
  const small = create(size / PIECES);
  const large = create(size);
  for (let rounds = 1; ; rounds *= 2) {
    const pieces = cpuTime(rounds * PIECES, () => run(small));
    if (pieces >= MIN_CPU_TIME_US) return cpuTime(rounds, () => run(large)) / pieces;
  }
}

/** In microseconds, for this thread only: unlike wall-clock time, it does not depend on the load of the machine. */
function cpuTime(rounds: number, work: () => void): number {
  const start = process.threadCpuUsage();
  for (let round = 0; round < rounds; round++) work();
  const { user, system } = process.threadCpuUsage(start);
  return user + system;
}
