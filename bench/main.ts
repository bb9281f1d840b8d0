/** `npm run bench [-- --json] [NAME…]`: each figure beside the floor that nobody could beat, measured in the same run. */
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { japaneseOf } from '#build/usage.mjs'
import { startWords } from '#ui/messages/app-start.ts'
import { day } from './day.ts'
import { desks } from './desks.ts'
import type { Figure, Spread } from './measure.ts'
import { mix } from './mix.ts'
import { night } from './night.ts'
import { online } from './online.ts'
import { roll } from './roll.ts'
import { start } from './start.ts'
import { tally } from './tally.ts'
import { touch } from './touch.ts'

interface Options {
  readonly json: boolean
  readonly election: string
  readonly day?: string
  readonly records?: string
  readonly room: string
}

const BENCHES = {
  desks,
  roll,
  start,
  touch,
  day,
  tally,
  night,
  mix: ofMixed,
  online,
} as const
type Name = keyof typeof BENCHES
const NAMES = Object.keys(BENCHES) as Name[]

const program = new Command('bench')
  .description('measures the product against the physical floor, in turns, in one run')
  .addHelpText('beforeAll', `${japaneseOf(fileURLToPath(import.meta.url))}\n`)
  .configureOutput({ outputError: (text, write) => write(`${startWords.notUnderstood.ja}\n${text}`) })
  .argument('[names...]', `測るもの（なければ全部） / which ones (default: all): ${NAMES.join(' ')}`)
  .option('--election <dir>', 'CSVファイルのフォルダー / directory of CSV files', 'fixtures/elections/small')
  .option(
    '--day <dir>',
    'tally：終わった一日（election-day の --out）を数える / count this finished day instead of playing a small one',
  )
  .option('--records <count>', 'mix：記録の数 / so many records (38000)')
  .option('--room <dir>', 'mix：1件1.5 KBが入る場所 / where 1.5 KB a record find room', tmpdir())
  .option('--json', '標準出力に一つのオブジェクト / one object on stdout', false)
  .action(async (names: string[], options: Options) => {
    const unknown = names.filter((name) => !NAMES.includes(name as Name))
    if (unknown.length > 0) program.error(`ありません / no such measurement: ${unknown.join(' ')}`)
    const wanted = names.length === 0 ? NAMES : (names as Name[])
    const figures: Figure[] = []
    for (const name of wanted) {
      if (!options.json) process.stdout.write(`… ${name}\n`)
      figures.push(...(await BENCHES[name](resolve(options.election), options.day, options)))
    }
    if (options.json) process.stdout.write(`${JSON.stringify({ figures })}\n`)
    else for (const figure of figures) process.stdout.write(`${inWords(figure)}\n`)
    if (figures.some(isAbove)) process.exitCode = 1
  })

function ofMixed(_election: string, _day: string | undefined, { records = '38000', room }: Options): Promise<Figure[]> {
  return mix(Number(records), resolve(room))
}

function isAbove({ limit, ratio }: Figure): boolean {
  return limit !== undefined && ratio !== null && ratio > limit
}

function inWords(figure: Figure): string {
  const { name, what, product, floor, ratio, unit, limit } = figure
  const value = (spread: Spread) =>
    `${round(spread.median)} ${unit} (${round(spread.p10)}…${round(spread.p90)}, p95 ${round(spread.p95)}, n=${spread.runs})`
  const compared = floor === null || ratio === null ? '' : `  floor ${value(floor)}  ratio ${round(ratio)}`
  const judged = limit === undefined ? '' : `  ${isAbove(figure) ? 'ABOVE' : 'within'} ${round(limit)}`
  return `${name}  ${value(product)}${compared}${judged}\n    ${what}`
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2)
}

await program.parseAsync()
