import yoctoSpinner from 'yocto-spinner';
import type { Io } from '../io.ts';

interface Progress {
  readonly stage: (name: string) => void;
  readonly stop: () => void;
}

/** From when on a run is worth showing that it goes on, in ms. */
const SPINNER_DELAY_MS = 1000;

/** Shows the current stage to a person who has waited for a second; says nothing to anything else. */
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
      // Setting the text shows it, even before the start.
      if (spinner) spinner.text = name;
    },
    stop: () => {
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}
