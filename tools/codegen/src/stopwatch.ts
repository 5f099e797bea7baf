/** Milliseconds per stage, in the order the stages ran. */
export type Timings = ReadonlyMap<string, number>;

export function stopwatch(onStage: (stage: string) => void = () => undefined) {
  const timings = new Map<string, number>();
  async function time<T>(stage: string, run: () => Promise<T>): Promise<T> {
    onStage(stage);
    const start = performance.now();
    try {
      return await run();
    } finally {
      timings.set(stage, performance.now() - start);
    }
  }
  return { time, timings: timings as Timings };
}
