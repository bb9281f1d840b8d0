/** The stages of `npm run check`, `npm test` and `npm run night`. A stage gives its results: each a title and a state. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { buildScreens } from '../../build/screens.mjs'
import { buildServices, serviceFile } from '../../build/services.mjs'
import { buildTranslated, TRANSLATED } from '../../build/translated.mjs'
import { ROOT } from '../setup.mjs'

const tool = (...path) => join(ROOT, 'node_modules', ...path)
const source = (file) => [process.execPath, '--import', 'tsx', join(ROOT, file)]
const CHECKS = {
  // By its path: the compiler with which tools read sources (`typescript`) has a command of the same name.
  types: [process.execPath, tool('typescript-native', 'bin', 'tsc'), '-p', '.'],
  'lint and format': [tool('.bin', 'biome'), 'check', '--error-on-warnings', '.'],
  'folder arrows': source('scripts/checks/arrows.ts'),
  tidy: source('scripts/checks/tidy.ts'),
  trace: source('scripts/trace/main.ts'),
  'what nobody uses': [tool('.bin', 'knip'), '--no-progress'],
}

/** Where tests find what `build` made: otherwise each program that they start is translated anew. */
export const BUILT = { IPPYO_SERVICES: dirname(serviceFile('kiosk')), IPPYO_TRANSLATED: TRANSLATED }

/** The programs that tests start, built once: hundreds of tests would ask for them at the same time. */
export async function build() {
  await buildScreens()
  await buildServices()
  await buildTranslated()
}

/** Checks of the house, one after the other: each fills a processor. */
export async function house() {
  const results = []
  for (const [title, words] of Object.entries(CHECKS))
    results.push({ title, state: (await stream(words)) === 0 ? 'passed' : 'failed' })
  return results
}

/** @param words of vitest: projects, files */
export const tests = (...words) =>
  runner(['vitest', 'run', '--reporter=dot', '--reporter=json', ...words], ({ testResults }) =>
    testResults.flatMap(({ name, status, message, assertionResults }) => {
      const ofFile = (title, state) => ({ title: `${relative(ROOT, name)}: ${title}`, state })
      const played = assertionResults.map((test) => ofFile(test.fullName, test.status))
      return played.length === 0 && status === 'failed' ? [ofFile(message, 'failed')] : played
    }),
  )

/** @param words of Playwright: files */
export const browser = (...words) =>
  runner(['playwright', 'test', '--reporter=line,json', ...words], ({ suites, errors }) => {
    const specsOf = (within = []) => within.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites)])
    const states = { expected: 'passed', unexpected: 'failed', flaky: 'failed', skipped: 'skipped' }
    const played = specsOf(suites).flatMap((spec) =>
      spec.tests.map(({ status }) => ({ title: `${spec.file}: ${spec.title}`, state: states[status] })),
    )
    return [...errors.map(({ message }) => ({ title: message, state: 'failed' })), ...played]
  })

/** A runner that died without its report is one failure, never zero tests. */
async function runner([name, ...words], resultsIn) {
  // In memory where there is room: otherwise each test waits for the disk hundreds of times. Tests of disks bring their own.
  const { bavail, bsize } = statfsSync('/dev/shm')
  const room = mkdtempSync(join(bavail * bsize >= 8 * 2 ** 30 ? '/dev/shm' : tmpdir(), 'ippyo-tests-'))
  // Like /tmp: some tests are another user.
  chmodSync(room, 0o1777)
  const report = join(room, 'report.json')
  const reports = { IPPYO_TESTS_REPORT: report, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  try {
    const code = await stream([tool('.bin', name), ...words], { ...BUILT, ...reports, TMPDIR: room })
    const results = resultsIn(JSON.parse(readFileSync(report, 'utf8')))
    const isTold = code === 0 || results.some(({ state }) => state === 'failed')
    return isTold ? results : [...results, { title: `${name} ended with ${code}`, state: 'failed' }]
  } catch (error) {
    return [{ title: `${name}: no readable report (${error.message})`, state: 'failed' }]
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

function stream([program, ...words], env = {}) {
  // Any user of this computer can put something first where tsx keeps its cache between starts.
  const surroundings = { ...process.env, NO_COLOR: '1', TSX_DISABLE_CACHE: '1', ...env }
  const child = spawn(program, words, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: surroundings })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}

/** Plays stages side by side, and ends with the count on the last line. @returns the exit code */
export async function play(...stages) {
  const results = (await Promise.all(stages.map((stage) => stage()))).flat()
  const [passed, failed, skipped] = [[], [], []]
  for (const { title, state } of results) ({ passed, failed })[state]?.push(title) ?? skipped.push(title)
  for (const title of skipped) console.log(`skipped: ${title}`)
  for (const title of failed) console.log(`failed: ${title}`)
  console.log(`on Node ${process.versions.node}, ${process.platform} ${process.arch}; ${processorSeconds()}`)
  console.log(`${passed.length} passed, ${failed.length} failed`)
  return failed.length === 0 ? 0 : 1
}

/** This process and all that it started and that has ended: other work on the machine hardly changes the sum. */
function processorSeconds() {
  // After the name, which may hold anything: utime, stime, cutime, cstime; a tick is 10 ms on every Linux.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1).split(' ')
  const [user, system] = [11, 12].map((at) => Math.round((Number(fields[at]) + Number(fields[at + 2])) / 100))
  return `${user + system} s of the processors (${user} user, ${system} system)`
}
