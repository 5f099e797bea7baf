import yoctoSpinner from 'yocto-spinner';
import type { Io } from './io.ts';

interface Progress {
  readonly stage: (name: string) => void;
  readonly stop: () => void;
}

const SPINNER_DELAY_MS = 1000;

/** Shows a spinner with the current stage if a run takes longer than `SPINNER_DELAY_MS` in an interactive terminal. */
export function startProgress({ interactive }: Io): Progress {
  if (!interactive) return { stage: () => undefined, stop: () => undefined };
  let stage = '';
  let spinner: ReturnType<typeof yoctoSpinner> | undefined;
  const timer = setTimeout(() => {
    spinner = yoctoSpinner({ text: stage, handleSignals: false }).start();
  }, SPINNER_DELAY_MS);
  return {
    stage: (name) => {
      stage = name;
      // Setting the text of a spinner prints it, even before it is started.
      if (spinner) spinner.text = name;
    },
    stop: () => {
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}
