/**
 * `npm run prove`: runs the lanes of the proof, says what each counted, and ends non-zero when one promise broke. With
 * `--ledger` a long run goes on where the last one ended and is written down; docs/proof.md is made from that.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError } from 'commander'
import { japaneseOf } from '#build/usage.mjs'
import { LANE_NAMES, type LaneName } from '#simulation/lane.ts'
import { startWords } from '#ui/messages/app-start.ts'
import { readExplanations } from './explained.ts'
import { isLaneName, laneOf } from './lanes.ts'
import { addToLedger, readLedger, resumeOf, totalOf } from './ledger.ts'
import { proofTable, withTable } from './proof-table.ts'
import { inWords, objectOf, type Ran, totalInWords } from './report.ts'
import { runLane } from './run-lane.ts'

interface Options {
  readonly only?: LaneName[]
  readonly minutes?: number
  readonly fromSeed?: number
  readonly seeds?: number
  readonly ledger?: string
  readonly table?: string
  readonly figures: boolean
  readonly json: boolean
}

const program = new Command('prove')
  .description('runs the lanes of the proof over ranges of seeds; without options a slice of each')
  .addHelpText('beforeAll', `${japaneseOf(fileURLToPath(import.meta.url))}\n`)
  .configureOutput({ outputError: (text, write) => write(`${startWords.notUnderstood.ja}\n${text}`) })
  .option(
    '--only <lanes>',
    `どれを、コンマで区切って（なければ全部） / which lanes, with commas (default: all): ${LANE_NAMES.join(' ')}`,
    laneList,
  )
  .option(
    '--minutes <n>',
    'それぞれ何分か、過ぎたら新しい種は始めない / of each lane: no new seed is begun afterwards',
    count,
  )
  .option(
    '--from-seed <n>',
    '最初の種（なければ台帳の続き、または0） / the first seed; otherwise where the ledger ended, or 0',
    count,
  )
  .option('--seeds <n>', '多くていくつか / at most so many (default: a slice, or as many as --minutes allows)', count)
  .option(
    '--ledger <file>',
    'この台帳の続きから始め、書き足す / goes on where this file of runs ended, and adds this run to it',
  )
  .option(
    '--table <file>',
    '何も走らせず、--ledger の合計をこの文書に書く / runs nothing: writes the totals of --ledger into this document',
  )
  .option(
    '--figures',
    '何も走らせず、--ledger の数をすべて出す / runs nothing: prints every figure of --ledger, of all lanes or of --only',
    false,
  )
  .option('--json', '標準出力に一つのオブジェクト / one object on stdout', false)
  .action(prove)

async function prove(options: Options): Promise<void> {
  if (options.table !== undefined) return writeTable(resolve(options.table), options)
  if (options.figures) return showFigures(options)
  const ran: Ran[] = []
  for (const name of options.only ?? LANE_NAMES) {
    const lane = await laneOf(name)
    const ledger = options.ledger === undefined ? null : resolve(options.ledger)
    const resume = resumeOf(ledger === null ? [] : readLedger(ledger), name, lane.seedsInAll)
    const fromSeed = options.fromSeed ?? resume.fromSeed
    const say = (line: string) => void process.stderr.write(`  ${name}: ${line}\n`)
    const run = await runLane(lane, { ...options, fromSeed, pass: resume.pass, say })
    if (ledger !== null && run.skipped === null && run.run.nextSeed > fromSeed) addToLedger(ledger, run.run)
    const total = ledger === null ? null : totalOf(readLedger(ledger), name, lane.seedsInAll, readExplanations(ledger))
    const one: Ran = { ...run, unit: lane.unit, total }
    ran.push(one)
    if (!options.json) process.stdout.write(inWords(one))
  }
  if (options.json) process.stdout.write(`${JSON.stringify(objectOf(ran))}\n`)
  process.exitCode = ran.every(({ run }) => run.violations.length === 0) ? 0 : 1
}

async function writeTable(document: string, { ledger }: Options): Promise<void> {
  if (ledger === undefined) return program.error('--table needs --ledger')
  const table = await proofTable(readLedger(resolve(ledger)), readExplanations(resolve(ledger)))
  writeFileSync(document, withTable(readFileSync(document, 'utf8'), table))
}

async function showFigures({ ledger, only }: Options): Promise<void> {
  if (ledger === undefined) return program.error('--figures needs --ledger')
  const runs = readLedger(resolve(ledger))
  for (const name of only ?? LANE_NAMES) {
    const { unit, seedsInAll } = await laneOf(name)
    process.stdout.write(totalInWords(name, unit, totalOf(runs, name, seedsInAll)))
  }
}

function laneList(text: string): LaneName[] {
  return text.split(',').map((name) => {
    if (isLaneName(name)) return name
    throw new InvalidArgumentError(`ありません / no such lane: ${name}`)
  })
}

function count(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError('整数で / a whole number')
  return Number(text)
}

await program.parseAsync()
