/** The steps that a document goes through, in their order. */
export type Stage = 'read' | 'generate' | 'types' | 'payloads' | 'send' | 'pages';

/** How often a stage succeeded, and what failed. */
export interface StageResult {
  readonly count: number;
  readonly failures: readonly string[];
}

export interface Failure {
  readonly stage: Stage;
  readonly message: string;
}

/** Runs stages and records what became of them. */
export interface StageRecorder {
  /** Returns undefined if the step threw, which is a failure of the stage. */
  readonly run: <T>(stage: Stage, step: () => T | Promise<T>) => Promise<T | undefined>;
  readonly count: (stage: Stage, step: () => StageResult | Promise<StageResult>) => Promise<void>;
  readonly failures: readonly Failure[];
  readonly succeeded: Readonly<Partial<Record<Stage, number>>>;
}

export function recordStages(): StageRecorder {
  const failures: Failure[] = [];
  const succeeded: Partial<Record<Stage, number>> = {};
  const run: StageRecorder['run'] = async (stage, step) => {
    try {
      return await step();
    } catch (error) {
      failures.push({ stage, message: String((error instanceof Error && error.stack) || error) });
      return undefined;
    }
  };
  const count: StageRecorder['count'] = async (stage, step) => {
    const result = await run(stage, step);
    if (!result) return;
    succeeded[stage] = result.count;
    failures.push(...result.failures.map((message) => ({ stage, message })));
  };
  return { run, count, failures, succeeded };
}
