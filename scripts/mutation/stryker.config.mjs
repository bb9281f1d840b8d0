/** Stryker's settings for `scripts/mutate`: what is mutated where no path is named, and how a mutant is judged. */
export default {
  // Where a wrong line costs votes.
  mutate: [
    '{kiosk,issuer,tally,office}/{app.ts,services/**/*.ts,session/**/*.ts}',
    'election/**/*.ts',
    'shell/{run-app,effect-queue}.ts',
    '!**/*.test.ts',
  ],
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/mutation/vitest.config.ts', related: true },
  coverageAnalysis: 'perTest',
  // A mutant outside every function lives as long as its module: each would need all tests in a process of its own.
  ignoreStatic: true,
  // A code that is spelt otherwise does not compile, a label of a signature is held by the vectors of the formats.
  mutator: { excludedMutations: ['StringLiteral'] },
  concurrency: 1,
  // A loop without end, not a busy machine.
  timeoutMS: 30_000,
  timeoutFactor: 4,
  dryRunTimeoutMinutes: 30,
  tempDirName: 'out/mutation',
  ignorePatterns: ['dist', 'out', 'docs', 'test-results'],
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  disableTypeChecks: false,
  allowConsoleColors: false,
  symlinkNodeModules: true,
}
