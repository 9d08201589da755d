import Mocha from 'mocha';
import { leaveTally } from './tally';

/** The usual report, whose figures `npm test` can add to those of other runs. */
class TallyReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.once('end', () => leaveTally({ passed: this.stats.passes, failed: this.stats.failures }));
  }
}

export = TallyReporter;
