import yoctoSpinner from 'yocto-spinner';
import type { Io } from '../io.ts';

export interface Progress {
  readonly stage: (name: string) => void;
  readonly stop: () => void;
}

/** From when on a run is worth showing that it goes on, in ms. */
const PATIENCE = 1000;

/** Shows the current stage to a person who has waited for a second; says nothing to anything else. */
export function startProgress({ interactive }: Io): Progress {
  if (!interactive) return { stage: () => undefined, stop: () => undefined };
  const spinner = yoctoSpinner({ handleSignals: false });
  const timer = setTimeout(() => spinner.start(), PATIENCE);
  return {
    stage: (name) => {
      spinner.text = name;
    },
    stop: () => {
      clearTimeout(timer);
      if (spinner.isSpinning) spinner.stop();
    },
  };
}
