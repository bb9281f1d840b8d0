/**
 * `npm run night [-- --minutes N] [-- --only PART] [-- --reds]`: everything that the gate leaves out, piece by piece. It may be cut at any
 * moment and goes on where it ended; after the last piece a new turn begins, with another tenth of the planted mistakes. It refuses
 * no change. The page of the night is out/night/report.md.
 */
import { execFileSync, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, InvalidArgumentError } from 'commander'
import { japaneseOf } from '#build/usage.mjs'
import { startWords } from '#ui/messages/app-start.ts'
import { BUILT, build } from '../checks/stages.mjs'
import { type Night, type Played, readNight, writeNight } from './memory.ts'
import { type Piece, piecesOf } from './parts.ts'
import { countOf, readReds } from './reds.ts'
import { reportOf } from './report.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OUT = join(ROOT, 'out', 'night')
const MEMORY = join(OUT, 'night.json')
const LAST_LINES = 40

interface Options {
  readonly minutes?: number
  readonly only?: string
  readonly reds: boolean
}

const program = new Command('night')
  .description('plays what the gate leaves out, and goes on where it ended')
  .addHelpText('beforeAll', `${japaneseOf(fileURLToPath(import.meta.url))}\n`)
  .configureOutput({ outputError: (text, write) => write(`${startWords.notUnderstood.ja}\n${text}`) })
  .option('--minutes <n>', '何分か、過ぎたら次を始めない / no piece is begun afterwards', minutes)
  .option(
    '--only <part>',
    'この語を含むものだけ、もう一度でも / only pieces whose name has it, also again: tests, browser, proof, online …',
  )
  .option('--reds', '何も走らせず、docs/reds.jsonl を数える / plays nothing: counts docs/reds.jsonl by test', false)
  .action(night)

async function night({ minutes: most, only, reds }: Options): Promise<void> {
  if (reds) return void console.log(countOf(readReds(join(ROOT, 'docs', 'reds.jsonl'))).join('\n'))
  await build()
  const ends = performance.now() + (most ?? Number.POSITIVE_INFINITY) * 60_000
  mkdirSync(OUT, { recursive: true })
  let memory = nextTurn(readNight(MEMORY))
  const pieces = piecesOf(ROOT, memory.turn)
  const wanted = pieces.filter(({ name }) => only === undefined || name.includes(only))
  const isLeft = ({ name }: Piece) => only !== undefined || !memory.played.some((before) => before.name === name)
  for (const piece of wanted.filter(isLeft)) {
    if (performance.now() >= ends) break
    const played = await play(piece)
    memory = { ...memory, played: [...memory.played.filter(({ name }) => name !== piece.name), played] }
    writeNight(MEMORY, memory)
    writeFileSync(join(OUT, 'report.md'), reportOf(memory, pieces))
    console.log(`${played.isRed ? 'RED  ' : 'green'} ${played.seconds} s  ${piece.name}`)
  }
  const red = memory.played.filter(({ name, isRed }) => isRed && wanted.some((piece) => piece.name === name)).length
  console.log(`${memory.played.length} pieces of this turn played; ${red} red; out/night/report.md`)
}

/** Everything was played: the next turn draws anew. */
function nextTurn(memory: Night): Night {
  const isWhole = piecesOf(ROOT, memory.turn).every(({ name }) => memory.played.some((played) => played.name === name))
  return isWhole ? { turn: memory.turn + 1, played: [] } : memory
}

async function play({ name, command }: Piece): Promise<Played> {
  const started = performance.now()
  const log = join(OUT, `${name.replaceAll(/[^\w.-]+/g, '_')}.log`)
  const child = spawn('bash', ['-c', command], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...BUILT, NO_COLOR: '1' },
  })
  const file = createWriteStream(log)
  child.stdout.pipe(file, { end: false })
  child.stderr.pipe(file, { end: false })
  const code = await new Promise<number>((resolve) => child.on('close', (ended) => resolve(ended ?? 1)))
  await new Promise<void>((resolve) => file.end(resolve))
  const lines = readFileSync(log, 'utf8').split('\n')
  const isRed = code !== 0
  const words = [
    ...lines.filter((line) => /\bseed\b/i.test(line)).slice(0, 5),
    ...(isRed ? lines.slice(-LAST_LINES) : []),
  ]
  const commit = execFileSync('git', ['rev-parse', '--short=8', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim()
  const date = new Date().toISOString().slice(0, 10)
  return { name, command, commit, date, seconds: Math.round((performance.now() - started) / 1000), isRed, words }
}

function minutes(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('整数で / a whole number')
  return Number(text)
}

await program.parseAsync()
