/** The pieces of a night, each of which ends by itself: a piece is a command, and playing it again is the same command. */
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { LANE_NAMES } from '#simulation/lane.ts'

export interface Piece {
  /** `PART place`, for example `tests tally/a-second-pc-mixes.night.test.ts`. */
  readonly name: string
  /** As typed in a shell, below the checkout. */
  readonly command: string
}

/** Minutes of each lane of the proof. */
const LANE_MINUTES = 3
const TENTHS = 10
/** Where a wrong line costs votes; a night changes one file of them. */
const MUTATED = /^(?:election|(?:kiosk|issuer|tally|office)\/(?:session|services))\/.*(?<!\.test)\.ts$/
/** Between the files of two nights, so that neighbours come in different weeks. */
const STRIDE = 97

/** @param turn 0, 1, 2 …: which tenth of the planted mistakes, and which file is mutated */
export function piecesOf(root: string, turn: number): readonly Piece[] {
  const files = (pattern: string) =>
    execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', pattern], {
      cwd: root,
      encoding: 'utf8',
    })
      .split('\n')
      .filter((line) => line !== '')
  const piece = (name: string, command: string): Piece => ({ name, command })
  const planted = readdirSync(join(root, 'fixtures', 'planted'))
    .filter((name) => name.endsWith('.patch'))
    .sort()
    .filter((_, index) => index % TENTHS === turn % TENTHS)
  const mutated = files('*.ts').filter((file) => MUTATED.test(file))
  return [
    ...files('*.night.test.ts*').map((file) => piece(`tests ${file}`, `npx vitest run ${file}`)),
    ...files('*.night.spec.ts').map((file) => piece(`browser ${file}`, `npx playwright test ${file}`)),
    // The gate plays the day in one language at one size.
    piece('browser every-day', 'IPPYO_EVERY_DAY=yes npx playwright test by-hand.day.spec.ts'),
    piece('pictures all', 'npm run -s pictures'),
    piece('packages fresh-root', 'scripts/package-in-a-fresh-root'),
    ...LANE_NAMES.map((lane) =>
      piece(
        `proof ${lane}`,
        `npm run -s prove -- --only ${lane} --minutes ${LANE_MINUTES} --ledger docs/proof-runs.jsonl`,
      ),
    ),
    ...planted.map((name) => piece(`planted ${name}`, `scripts/planted ${name.replace('.patch', '')}`)),
    piece('mutants file', `scripts/mutate ${mutated[(turn * STRIDE) % mutated.length]}`),
  ]
}
