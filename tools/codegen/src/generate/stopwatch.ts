/** Milliseconds per stage, in the order in which the stages started. */
export type Timings = ReadonlyMap<string, number>;

/** Measures stages. `onStage` is called when a stage starts. */
export function stopwatch(onStage: (stage: string) => void = () => undefined) {
  const timings = new Map<string, number>();
  async function time<T>(stage: string, run: () => Promise<T>): Promise<T> {
    onStage(stage);
    timings.set(stage, 0);
    const start = performance.now();
    try {
      return await run();
    } finally {
      timings.set(stage, performance.now() - start);
    }
  }
  return { time, timings: timings as Timings };
}
