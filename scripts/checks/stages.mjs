/** The stages of `npm run check` and `npm test`. Each says what passed, what failed and what was skipped, with the reason. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { buildServices, serviceFile } from '../../build/services.mjs'
import { buildTranslated, TRANSLATED } from '../../build/translated.mjs'
import { ROOT } from '../setup.mjs'
import { BROAD_TAG, DAYS_OF_EACH_RUN, LEFT_TO_THE_WHOLE, PARTS, PARTS_WHOLE } from './long-tests.mjs'

const typescript = (file) => ['--import', 'tsx', join(ROOT, file)]
/** By its path: the compiler with which tools read sources (`typescript`) has a command of the same name. */
const NATIVE_COMPILER = join(ROOT, 'node_modules', 'typescript-native', 'bin', 'tsc')
const bin = (name) => join(ROOT, 'node_modules', '.bin', name)

/** What did not change since the last run is not checked again; the memory of it lies in `dist/`, so a clean checkout has none. */
export const types = () => command('types', process.execPath, [NATIVE_COMPILER, '-p', '.'])
export const lint = () => command('lint and format', bin('biome'), ['check', '--error-on-warnings', '.'])
export const arrows = () => command('folder arrows', process.execPath, typescript('scripts/checks/arrows.ts'))
export const trace = () => command('trace', process.execPath, typescript('scripts/trace/main.ts'))
export const tidy = () => command('tidy', process.execPath, typescript('scripts/checks/tidy.ts'))

const KNIP_MEMORY = ['--cache', '--cache-location', join(ROOT, 'dist', '.built', 'knip')]
export const unused = () => command('what nobody uses', bin('knip'), ['--no-progress', ...KNIP_MEMORY])

/** Stages that leave each other's files alone, at the same time; what they print may mix. */
export const together =
  (...stages) =>
  async () =>
    sumOf(await Promise.all(stages.map((stage) => stage())))

/** One after the other, whatever the first one finds: for one of several places beside one another. */
export const inTurn =
  (...stages) =>
  async () => {
    const results = []
    for (const stage of stages) results.push(await stage())
    return sumOf(results)
  }

function sumOf(results) {
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
    skipped: results.flatMap(({ skipped }) => skipped),
    failures: results.flatMap(({ failures }) => failures),
  }
}

/** The inner loop: the pure core, screens, words and the house's own rules. It builds nothing. */
export const quickTests = () => unit(['--project', 'quick'])

/** All tests but the parts; what the long ones start was built (`programs`). */
export const allTests = () => unit([], { ...BUILT, ...leaving(PARTS_WHOLE) })
/** Each rule once, likewise. */
export const narrowTests = async () => {
  const result = await unit([], { ...BUILT, ...NARROW, ...leaving(PARTS) })
  return { ...result, skipped: [...result.skipped, ...LEFT_TO_THE_WHOLE.map(leftToWhole)] }
}
const leaving = (parts) => ({ IPPYO_TESTS_BESIDE: parts.flat().join(',') })

/**
 * The parts, for several places beside one another: a place that has nothing else to do takes the next one, so all of them end together.
 * As many workers are in them as browsers ran before. A part that would begin later than `IPPYO_BEGIN_WITHIN_MINUTES` is named and left
 * out: where a run is ended from outside after a time, a slow machine still says what it found.
 */
export function partsOf(whole) {
  const env = whole ? BUILT : { ...BUILT, ...NARROW }
  const left = [...(whole ? PARTS_WHOLE : PARTS)]
  const minutes = Number(process.env.IPPYO_BEGIN_WITHIN_MINUTES ?? Number.POSITIVE_INFINITY)
  return (workers) => async () => {
    const results = []
    for (let part = left.shift(); part !== undefined; part = left.shift()) {
      const isTooLate = performance.now() >= minutes * 60_000
      results.push(
        isTooLate ? tooLate(part, minutes) : await unit([`--maxWorkers=${workers}`, ...part.map(placeOf)], env),
      )
    }
    return sumOf(results)
  }
}

function tooLate(part, minutes) {
  const why = `not begun within ${minutes} minutes on this machine; npx vitest run with its name plays it`
  return { passed: 0, failed: 0, skipped: part.map((each) => `${each}: ${why}`), failures: [] }
}

/** A folder is named with its slash, so that no longer name is meant, too. */
const placeOf = (each) => (each.endsWith('.ts') ? each : `${each}/`)

const NARROW = { IPPYO_TESTS_BROAD: 'left out' }
const leftToWhole = (tests) =>
  `${tests}: takes many seconds, its rules are asked elsewhere too; npm test -- --whole plays it`

async function unit(which, env = {}) {
  const report = reportFile()
  const started = Date.now()
  const output = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report.file}`]
  const scratch = mkdtempSync(join(roomForFiles(), 'ippyo-tests-'))
  // Like /tmp: some tests are another user.
  chmodSync(scratch, 0o1777)
  const code = await stream(bin('vitest'), ['run', ...output, ...which], { TMPDIR: scratch, ...env }).finally(() =>
    rmSync(scratch, { recursive: true, force: true }),
  )
  tellTime(started, `tests ${which.join(' ')}`)
  return report.read(code, (json) => {
    tellSlowest(
      json.testResults.map(({ name, startTime, endTime }) => ({ name: relative(ROOT, name), ms: endTime - startTime })),
    )
    const tests = json.testResults.flatMap((file) =>
      file.assertionResults.map((test) => ({ ...test, file: relative(ROOT, file.name) })),
    )
    const broken = json.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    const failures = [
      ...tests
        .filter((test) => test.status === 'failed')
        .map((test) => `${test.file}: ${test.fullName}${why(test.failureMessages)}`),
      ...broken.map((file) => `${relative(ROOT, file.name)}: ${file.message}`),
    ]
    return {
      passed: tests.filter((test) => test.status === 'passed').length,
      failed: failures.length,
      failures,
      skipped: tests
        .filter((test) => ['skipped', 'pending', 'todo', 'disabled'].includes(test.status))
        .map((test) => test.fullName),
    }
  })
}

/** In memory where there is room: otherwise each test waits for the disk hundreds of times. Tests of disks bring their own (loop devices). */
function roomForFiles() {
  const memory = '/dev/shm'
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= ROOM_BYTES ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** Twice what all tests together ever held at one time. */
const ROOM_BYTES = 8 * 2 ** 30

function tellTime(started, what) {
  process.stdout.write(`\n${Math.round((Date.now() - started) / 1000)} s: ${what}\n`)
}

/** Where the minutes go, for who wants fewer of them. */
function tellSlowest(played) {
  const slowest = played
    .filter(({ ms }) => ms >= 5000)
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, 40)
  for (const { name, ms } of slowest) process.stdout.write(`${Math.round(ms / 1000)} s: ${name}\n`)
}

/** What tests start, built once before hundreds of them ask for it at the same time: the bundles that ship, and developers' programs. */
export async function programs() {
  await buildServices()
  await buildTranslated()
}

const BUILT = { IPPYO_SERVICES: dirname(serviceFile('kiosk')), IPPYO_TRANSLATED: TRANSLATED }

/** It reads every file that anybody has written meanwhile: of other tests' bytes some would look like a selection by chance. */
const ALONE = 'found nowhere on the machine'

/** The screens in a real browser, beside other tests; and what must have the machine for itself. */
export const browser = (whole) => async () => {
  if (whole) return playwright(['--workers=2', '--grep-invert', ALONE])
  const result = await playwright(['--grep-invert', BROAD_TAG, ...DAYS_OF_EACH_RUN], NARROW)
  return { ...result, skipped: [...result.skipped, leftToWhole('other days in the browser')] }
}
export const browserAlone = () => playwright(['--grep', ALONE])

async function playwright(which, env = {}) {
  const report = reportFile()
  const started = Date.now()
  const code = await stream(bin('playwright'), ['test', '--reporter=line,json', ...which], {
    ...BUILT,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report.file,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
    ...env,
  })
  tellTime(started, `browser ${which.join(' ')}`)
  return report.read(code, (json) => {
    tellSlowest(
      specsOf(json.suites ?? []).map(({ file, title, tests }) => ({
        name: `${file}: ${title}`,
        ms: durationOf(tests),
      })),
    )
    const tests = specsOf(json.suites ?? []).flatMap((spec) =>
      spec.tests.map((test) => ({ ...test, title: `${spec.file}: ${spec.title}` })),
    )
    const failures = [
      ...tests
        .filter((test) => ['unexpected', 'flaky'].includes(test.status))
        .map((test) => test.title + why(test.results.flatMap(({ errors }) => errors.map(({ message }) => message)))),
      ...json.errors.map((error) => String(error.message)),
    ]
    return {
      passed: tests.filter((test) => test.status === 'expected').length,
      failed: failures.length,
      failures,
      skipped: tests
        .filter((test) => test.status === 'skipped')
        .map((test) => `${test.title}: ${test.annotations.map((note) => note.description).join('; ')}`),
    }
  })
}

/** The head of what a runner says of a failed test, so that the end of a long log is enough to begin from. */
function why(messages) {
  const lines = stripVTControlCharacters(messages.map(String).join('\n'))
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('/node_modules/'))
  return lines
    .slice(0, WHY_LINES)
    .map((line) => `\n    ${line.slice(0, 300)}`)
    .join('')
}

const WHY_LINES = 12

function durationOf(tests) {
  return tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0)
}

function specsOf(suites) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])])
}

async function command(name, program, args) {
  const code = await stream(program, args)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], failures: code === 0 ? [] : [name] }
}

function stream(program, args, env = {}) {
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // What tsx keeps between starts lies where any user of this computer can put something first.
    // Colours in a file are noise: a log of thousands of dots hides its one line that matters.
    env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), TSX_DISABLE_CACHE: '1', ...env },
  })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}

/** A runner that died without its report is one failure, never zero tests. */
function reportFile() {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-report-'))
  const file = join(directory, 'report.json')
  return {
    file,
    read(code, count) {
      try {
        const counted = count(JSON.parse(readFileSync(file, 'utf8')))
        if (code === 0 || counted.failed > 0) return counted
        // An error outside every test: the runner has printed it where it happened.
        return { ...counted, failed: 1, failures: [`no test failed, and yet the runner ended with ${code}`] }
      } catch (error) {
        process.stdout.write(`no readable report (${error.message}), exit code ${code}\n`)
        return { passed: 0, failed: 1, skipped: [], failures: [`no readable report, exit code ${code}`] }
      } finally {
        rmSync(directory, { recursive: true })
      }
    },
  }
}
