import type { RunResult } from '@hookbook/testkit/runProcess';
import type { FaultyProxy } from '../packages/faultyProxy.ts';
import type { ReleaseCopy } from '../packages/releaseCopy.ts';

/** A way in which a release ends before its end. */
export interface Interruption {
  readonly name: string;
  /** Runs the release, and interrupts it when the registry has accepted this many changes. */
  readonly publish: (copy: ReleaseCopy, proxy: FaultyProxy, changes: number) => Promise<RunResult>;
}

const REFUSED: Interruption = {
  name: 'the registry refuses the next change',
  publish(copy, proxy, changes) {
    proxy.refuseAfter(changes);
    return copy.publish().ended;
  },
};

const LOST: Interruption = {
  name: 'the answer is lost',
  publish(copy, proxy, changes) {
    proxy.loseAnswerAfter(changes);
    return copy.publish().ended;
  },
};

export const KILLED: Interruption = {
  name: 'the process is killed',
  publish(copy, proxy, changes) {
    const { child, ended } = copy.publish();
    proxy.loseAnswerAfter(changes, () => child.kill('SIGKILL'));
    return ended;
  },
};

export const INTERRUPTIONS = [REFUSED, LOST, KILLED] as const;
