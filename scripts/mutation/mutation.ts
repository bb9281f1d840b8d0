/** What is mutated, by which tests, and what a report says. Nothing here starts anything. */
import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DrawnMutant } from './only-drawn.mjs'

/** Where a wrong line costs votes. Each is one run, which is continued where it was cut off by asking again. */
export const MUTATED = [
  'shell/run-app.ts',
  'shell/effect-queue.ts',
  'kiosk/app.ts',
  'issuer/app.ts',
  'tally/app.ts',
  'office/app.ts',
  'kiosk/services',
  'issuer/services',
  'tally/services',
  'office/services',
  'kiosk/session',
  'issuer/session',
  'tally/session',
  'office/session',
  'election/ballot-box',
  'election/count',
  'election/card',
  'election/ballot',
  'election/roll',
  'election/keys',
  'election/log',
  'election/age.ts',
  'election/canonical-json.ts',
  'election/definition',
  'election/group',
  'election/bundle',
  'election/mix',
  'election/online',
  'election/opening',
  'election/picture',
  'election/voice',
]

/** Folders whose tests (but the long ones) judge a mutant when no others are named. */
export const QUICK_TESTS = ['election', 'kiosk', 'issuer', 'tally', 'office', 'shell']

export interface Asked {
  readonly paths: readonly string[]
  /** Instead of those: folders, of which the quick tests judge; with a file among them all tests of each, also long ones. */
  readonly tests: readonly string[]
  /** So many of each path's mutants, drawn by the seed; null: all of them. */
  readonly draw: { readonly count: number; readonly seed: string } | null
}

/** A file may name some lines alone: `kiosk/app.ts:20-40`. */
const LINES = /(?<=\.ts):[0-9]+-[0-9]+$/

/** A folder's long tests play whole days and browsers, again for each mutant; to run one, name its file. */
export function areQuickAlone(tests: readonly string[]): boolean {
  return tests.every((path) => !isTest(path))
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

/** For vitest. */
export function testsBelow(path: string): string {
  return isTest(path) ? path : `${path}/**/*.test.{ts,tsx}`
}

/** `[--tests PATH,…] [--draw N] [--seed TEXT] [PATH…]`. @returns what is wrong with it when it is text */
export function askedBy(args: readonly string[], root: string): Asked | string {
  const paths: string[] = []
  let tests: readonly string[] = []
  let [count, seed] = ['', '1']
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--tests') tests = (args[++i] ?? '').split(',').filter((path) => path !== '')
    else if (arg === '--draw') count = args[++i] ?? ''
    else if (arg === '--seed') seed = args[++i] ?? ''
    else if (arg.startsWith('-')) return `unknown option ${arg}`
    else paths.push(arg.replace(/\/+$/, ''))
  }
  if (args.includes('--tests') && tests.length === 0) return '--tests names no tests'
  if (args.includes('--draw') && !/^[1-9][0-9]{0,5}$/.test(count)) return '--draw names no number'
  if (count !== '' && paths.some((path) => LINES.test(path))) return '--draw takes whole files'
  const missing = [...paths, ...tests].find((path) => !existsSync(join(root, path.replace(LINES, ''))))
  if (missing !== undefined) return `there is no ${missing}`
  const draw = count === '' ? null : { count: Number(count), seed }
  return { paths: paths.length > 0 ? paths : MUTATED, tests, draw }
}

function mutatedFiles(path: string, root: string): readonly string[] {
  if (LINES.test(path) || statSync(join(root, path)).isFile()) return [path]
  return [`${path}/**/*.ts`, `!${path}/**/*.test.ts`, `!${path}/**/*.d.ts`]
}

/** Many tests would make a name that no file system takes, so they stand in it by their hash. */
export function memoryName(path: string, tests: readonly string[]): string {
  const judges = tests.length === 0 ? '' : `+${createHash('sha256').update(tests.join(',')).digest('hex').slice(0, 16)}`
  return path.replace(/[/:]/g, '-') + judges
}

/** A code that is spelt otherwise does not compile, a label of a signature is held by the vectors of the formats. */
export const NO_MUTATIONS = ['StringLiteral']

/** One run's options. `place` + `.json` is the run's memory and its report, `place` + `.sandbox` holds the mutants. */
export function strykerOptions(path: string, root: string, place: string, drawn = false) {
  return {
    mutate: mutatedFiles(path, root),
    plugins: ['@stryker-mutator/vitest-runner', ...(drawn ? ['./scripts/mutation/only-drawn.mjs'] : [])],
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutation/vitest.config.ts', related: true },
    coverageAnalysis: 'perTest',
    // A mutant outside every function lives as long as its module: each would need all tests in a process of its own.
    ignoreStatic: true,
    mutator: { excludedMutations: NO_MUTATIONS },
    concurrency: 1,
    // A loop without end, not a busy machine.
    timeoutMS: 30_000,
    timeoutFactor: 4,
    dryRunTimeoutMinutes: 30,
    incremental: true,
    incrementalFile: `${place}.json`,
    tempDirName: `${place}.sandbox`,
    ignorePatterns: ['dist', 'out', 'docs', 'test-results'],
    reporters: ['progress-append-only'],
    disableTypeChecks: false,
    allowConsoleColors: false,
    checkers: drawn ? ['only-drawn'] : [],
    symlinkNodeModules: true,
  }
}

interface Mutant {
  readonly status: string
  readonly mutatorName: string
  readonly replacement?: string
  readonly location: DrawnMutant['location']
}

export interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>
}

export interface Figures {
  killed: number
  timeout: number
  survived: number
  /** No test reaches them at all. */
  noCoverage: number
  /** Left out on purpose, or not to be loaded at all. */
  leftOut: number
}

export function figuresOf(report: Report): Figures {
  const figures: Figures = { killed: 0, timeout: 0, survived: 0, noCoverage: 0, leftOut: 0 }
  for (const { mutants } of Object.values(report.files)) {
    for (const { status } of mutants) figures[placeOf(status)]++
  }
  return figures
}

function placeOf(status: string): keyof Figures {
  switch (status) {
    case 'Killed':
      return 'killed'
    case 'Timeout':
      return 'timeout'
    case 'Survived':
      return 'survived'
    case 'NoCoverage':
      return 'noCoverage'
    default:
      return 'leftOut'
  }
}

/** Found of those that ran or should have; null when there was none. */
export function scoreOf({ killed, timeout, survived, noCoverage }: Figures): number | null {
  const all = killed + timeout + survived + noCoverage
  return all === 0 ? null : (100 * (killed + timeout)) / all
}

/** One line a mutant that lived: place, kind, what stood there instead. */
export function livingIn(report: Report): readonly string[] {
  return Object.entries(report.files).flatMap(([file, { mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ status, mutatorName, replacement, location }) => {
        const instead = (replacement ?? '').replace(/\s+/g, ' ').slice(0, 100)
        return `${file}:${location.start.line} ${mutatorName} ${status === 'NoCoverage' ? '(no test comes here) ' : ''}→ ${instead}`
      }),
  )
}
