/**
 * `ippyo count`: the count without a screen, through the same session and services as the tally's. Explanations and the
 * use of duplicates are acts before witnesses: they belong to the screen.
 */
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import type { AppConfig } from '#shell/config.ts'
import { systemClock } from '#shell/system-clock.ts'
import { type RunningTally, startTally } from '#tally/app.ts'
import { tallyRefusalWords } from '#tally/screens/refusal-words.ts'
import { countResultJson } from '#tally/services/count/result-json.ts'
import type { StationJson } from '#tally/services/reconcile/station-json.ts'
import { type TallyScreenEvent, tallyDocuments } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { bandOf } from '../band.ts'
import { type GlobalOptions, listOf, wholeNumber } from '../command.ts'
import { EXIT, type OfficeIo } from '../office-io.ts'
import { refuse } from '../refusals.ts'

export { countResultJson }

interface CountOptions extends GlobalOptions {
  readonly package: string
  readonly authority: string
  readonly reports: string
  readonly shares: string
  readonly out: string
  readonly seats?: readonly string[]
  readonly passphrasesFd?: number
  readonly lot: readonly string[]
  readonly witness: readonly string[]
}

const DEPTH_MAX = 4

export function register(program: Command, io: () => OfficeIo): void {
  const collect = (value: string, before: readonly string[]) => [...before, value]
  program
    .command('count')
    .description('receive reports and sealed originals, open with k shares, count, reconcile, print the documents')
    .argument('<media...>', 'media, or directories with media below them')
    .requiredOption('--package <dir>', 'the election package')
    .requiredOption('--authority <file>', 'the commission’s authority.pub')
    .requiredOption('--reports <dir>', 'station reports with their signatures')
    .requiredOption('--shares <dir>', 'share files of the key holders')
    .requiredOption('--out <dir>', 'where stages (count/) and documents (documents/) are written')
    .option('--seats <n,n>', 'share numbers to use (default: the first k that are there)', listOf)
    .option('--passphrases-fd <fd>', 'read one passphrase a line from this file descriptor', wholeNumber)
    .option('--lot <contest=n,n>', 'what the election chair drew; may be repeated', collect, [])
    .option('--witness <name>', 'who was present at the lot; may be repeated', collect, [])
    .action(async (media: string[], _options, command: Command) => run(media, command.optsWithGlobals(), io()))
}

async function run(media: readonly string[], options: CountOptions, io: OfficeIo): Promise<void> {
  if (basename(options.authority) !== 'authority.pub') return refuse(io, { type: 'authority-needed' }, words(options))
  const slots = (await Promise.all(media.map((place) => mediaBelow(resolve(place), DEPTH_MAX)))).flat()
  const config: AppConfig = {
    package: options.package,
    machine: dirname(resolve(options.authority)),
    media: slots,
    reports: options.reports,
    shares: options.shares,
    out: options.out,
  }
  const tally = startTally(config, { clock: systemClock(), randomness: io.randomness })
  try {
    await count(tally, options, io)
  } finally {
    await tally.stop()
  }
}

async function count(tally: RunningTally, options: CountOptions, io: OfficeIo): Promise<void> {
  const bars = io.progress(options.json === true)
  const act = (event: TallyScreenEvent) => actOf(tally, event)
  const started = await until(tally, (view) => view.phase === 'choose-mode' || view.phase === 'out-of-service')
  if (started.message !== null) return refuseMessage(started, options, io)
  const stop = tally.subscribe((view) => showProgress(view, bars))
  const ready = await act({ type: 'choose-mode', mode: 'count' })
  if (ready.phase !== 'result') {
    const counted = await receiveAndOpen(act, options, io)
    if (counted === null) return
    if (counted.phase !== 'result') return refuseMessage(counted, options, io)
  }
  for (const lot of options.lot) {
    const [contest, numbers] = lot.split('=')
    const drawn = listOf(numbers ?? '').map(Number)
    const witnesses = [...options.witness]
    const view = await act({ type: 'enter-lot', contest: contest ?? '', winners: drawn, witnesses })
    if (view.message !== null) return refuseMessage(view, options, io)
  }
  if (tally.view().result?.final === true) {
    for (const document of tallyDocuments) {
      const view = await act({ type: 'print', document })
      if (view.message !== null) return refuseMessage(view, options, io)
    }
  }
  stop()
  bars.end()
  await tell(tally.view(), options, io)
}

type Act = (event: TallyScreenEvent) => Promise<TallyView>

/** Null when it was refused and said so. */
async function receiveAndOpen(act: Act, options: CountOptions, io: OfficeIo): Promise<TallyView | null> {
  await act({ type: 'confirm-zero' })
  const reports = await act({ type: 'receive-reports' })
  if (reports.message !== null) return refused(reports, options, io)
  const received = await act({ type: 'read-media' })
  if (received.missing.some((item) => item.type !== 'explanation')) {
    for (const slot of received.slots) if (slot.refusal !== null) sayRefusal(slot, io)
    for (const item of received.missing) io.err(`- ${JSON.stringify(item)}`)
    return refused(await act({ type: 'count' }), options, io)
  }
  const there = received.seats.filter((seat) => seat.file).map((seat) => seat.index)
  const seats = options.seats?.map(Number) ?? there.slice(0, received.threshold)
  const questions = seats.map((seat) => (io.language === 'ja' ? `${seat} 番の合言葉` : `passphrase of share ${seat}`))
  const passphrases = await io.secrets(questions, { fd: options.passphrasesFd, twice: false })
  for (const [i, index] of seats.entries()) {
    const view = await act({ type: 'provide-share', index, passphrase: passphrases[i] ?? '' })
    if (view.message !== null) return refused(view, options, io)
  }
  return act({ type: 'count' })
}

function refused(view: TallyView, options: CountOptions, io: OfficeIo): null {
  refuseMessage(view, options, io)
  return null
}

/** Exit 0 only when nothing but a lot is missing. */
async function tell(view: TallyView, options: CountOptions, io: OfficeIo): Promise<void> {
  const { head, result } = view
  const contests = countResultJson(result?.contests ?? [])
  const stations = await stationsJson(options.out)
  const documents = view.documents.map((document) => document.path)
  const missing = view.missing
  const final = result?.final === true
  if (options.json === true) {
    io.out(JSON.stringify({ election: head?.title, use: head?.use, final, contests, stations, missing, documents }))
  } else {
    for (const line of bandOf(head?.use ?? null, io.language)) io.out(line)
    for (const contest of contests) io.out(contestWords(contest, io.language))
    for (const item of missing) io.err(`- ${JSON.stringify(item)}`)
    for (const path of documents) io.out(path)
  }
  io.exit(missing.every((item) => item.type === 'lot') ? EXIT.done : EXIT.refused)
}

const SUMS = {
  ja: {
    valid: '有効投票数',
    invalid: '無効（候補者でなくなった者への投票）',
    ended: '操作を途中で終了した者の数',
    unopened: '開けない票',
    records: '記録の数',
  },
  en: {
    valid: 'valid',
    invalid: 'invalid (for somebody who stands no more)',
    ended: 'ended without voting',
    unopened: 'unopened',
    records: 'records',
  },
} as const

/** All four kinds of record, also where one is zero: they add up to the records. */
function contestWords(contest: ReturnType<typeof countResultJson>[number], language: OfficeIo['language']): string {
  const lines = Object.entries(contest.totals).map(([number, votes]) => {
    const mark = contest.winners.includes(Number(number)) ? '*' : ' '
    return `${mark} ${number.padStart(3)}  ${contest.uncontested ? '-' : votes}`
  })
  const lot = contest.needsLot === null ? [] : [`  lot: ${contest.needsLot.seats} of ${contest.needsLot.candidates}`]
  const sums = (['valid', 'invalid', 'ended', 'unopened', 'records'] as const).map((name) => {
    return `  ${SUMS[language][name]}: ${contest[name]}`
  })
  return [`${contest.title} (${contest.id})`, ...lines, ...sums, ...lot].join('\n')
}

/** Stage 5, as it was written. */
async function stationsJson(out: string): Promise<readonly StationJson[]> {
  const text = await readFile(join(out, 'count', '5-reconciled', 'report.json'), 'utf8')
  return (JSON.parse(text) as { readonly stations: readonly StationJson[] }).stations
}

function refuseMessage(view: TallyView, options: CountOptions, io: OfficeIo): void {
  const { code, about } = view.message ?? { code: 'incomplete', about: { count: view.missing.length } }
  refuse(io, { type: code, ...about }, words(options))
}

function words(options: CountOptions) {
  return { json: options.json === true, catalogue: tallyRefusalWords }
}

function sayRefusal(slot: TallyView['slots'][number], io: OfficeIo): void {
  const { medium, refusal } = slot
  io.err(`slot ${slot.slot} ${medium?.serial ?? ''} [${refusal?.type}]`)
}

function showProgress(view: TallyView, bars: ReturnType<OfficeIo['progress']>): void {
  if (view.busy === 'media') {
    const read = view.slots.filter((slot) => slot.state === 'accepted' || slot.state === 'refused').length
    bars.show('media', read, view.slots.length)
  }
  if (view.opening !== null) bars.show('opening', view.opening.opened, view.opening.total)
}

function actOf(tally: RunningTally, event: TallyScreenEvent): Promise<TallyView> {
  tally.send({ type: 'acknowledge' })
  tally.send(event)
  return until(tally, (view) => view.busy === null || view.phase === 'out-of-service')
}

function until(tally: RunningTally, holds: (view: TallyView) => boolean): Promise<TallyView> {
  return new Promise((resolve) => {
    const stop = tally.subscribe((view) => {
      if (!holds(view)) return
      queueMicrotask(() => stop())
      resolve(view)
    })
  })
}

async function mediaBelow(place: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(place, { withFileTypes: true }).catch(() => [])
  if (entries.some((entry) => entry.name === BALLOT_BOX_FILE)) return [place]
  if (depth === 0) return []
  const below = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => mediaBelow(join(place, entry.name), depth - 1))
  return (await Promise.all(below)).flat()
}
