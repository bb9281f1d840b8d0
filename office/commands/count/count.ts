/**
 * `ippyo count`: sends the acts of a count in which nothing is missing to the tally, and has no act of its own. People type,
 * explain, draw and decide at the tally's screen.
 */
import { readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { containers } from '#election/count/arrival.ts'
import { packageUseOf } from '#election/software-found.ts'
import type { AppConfig } from '#shell/config.ts'
import { systemClock } from '#shell/system-clock.ts'
import { type RunningTally, startTally } from '#tally/app.ts'
import { tallyRefusalWords } from '#tally/screens/refusal-words.ts'
import { countResultJson } from '#tally/services/count/result-json.ts'
import { TallyServices } from '#tally/services/perform.ts'
import type { StationJson } from '#tally/services/reconcile/station-json.ts'
import { isOffered } from '#tally/session/papers-offered.ts'
import { type TallyScreenEvent, tallyDocuments, tallyExports } from '#tally/session/screen-event.ts'
import type { TallyMessage, TallyView } from '#tally/session/view.ts'
import { countRefusals, phaseWords } from '#ui/messages/ippyo.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { bandOf } from '../../terminal/band.ts'
import { type GlobalOptions, listOf, wholeNumber } from '../../terminal/command.ts'
import { EXIT, type OfficeIo, type ProgressBars } from '../../terminal/office-io.ts'
import { refuse, refuseIn } from '../../terminal/refusals.ts'
import { actOf, until } from './at-the-tally.ts'
import {
  asideInWords,
  contestInWords,
  lostInWords,
  missingInWords,
  setUpByCommand,
  typedInWords,
} from './count-words.ts'
import { mediaAt } from './media-at.ts'
import { holderGives, unlock } from './passphrases.ts'

interface CountOptions extends GlobalOptions {
  readonly package: string
  readonly authority: string
  readonly reports: string
  readonly shares: string
  readonly out: string
  readonly seats?: readonly string[]
  readonly passphrasesFd?: number
  readonly receivedBy: string
  readonly reportNumber: readonly string[]
  readonly withoutPaper?: string
  readonly witness: readonly string[]
}

export function register(program: Command, io: () => OfficeIo): void {
  const collect = (value: string, before: readonly string[]) => [...before, value]
  program
    .command('count')
    .argument('<media...>')
    .requiredOption('--package <dir>')
    .requiredOption('--authority <file>')
    .requiredOption('--reports <dir>')
    .requiredOption('--shares <dir>')
    .requiredOption('--out <dir>')
    .option('--seats <n,n>', '', listOf)
    .option('--passphrases-fd <fd>', '', wholeNumber)
    .requiredOption('--received-by <name>')
    .option('--report-number <digits>', '', collect, [])
    .option('--without-paper <chair>', '')
    .option('--witness <name>', '', collect, [])
    .action(async (media: string[], _options, command: Command) => run(media, command.optsWithGlobals(), io()))
}

async function run(media: readonly string[], options: CountOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  if (options.witness.length === 0) return refuse(io, { type: 'witness-needed' }, { json })
  if (basename(options.authority) !== 'authority.pub') return refuse(io, { type: 'authority-needed' }, { json })
  const places: string[] = []
  for (const path of media) {
    const found = await mediaAt(resolve(path))
    if (found.length === 0) return refuse(io, { type: 'no-medium-there', path }, { json })
    places.push(...found)
  }
  // One medium named twice is one medium.
  const slots = [...new Set(places)]
  const config: AppConfig = {
    package: options.package,
    machine: dirname(resolve(options.authority)),
    media: slots,
    reports: options.reports,
    shares: options.shares,
    out: options.out,
  }
  const surroundings = { clock: systemClock(), randomness: io.randomness }
  const tally = await startTally(config, surroundings, new TallyServices(config, surroundings, 'command'))
  try {
    await count(tally, slots, options, io)
  } finally {
    await tally.stop()
  }
}

async function count(
  tally: RunningTally,
  media: readonly string[],
  options: CountOptions,
  io: OfficeIo,
): Promise<void> {
  const bars = io.progress(options.json === true)
  const act = (event: TallyScreenEvent) => actOf(tally, event)
  const started = await until(tally, (view) => view.phase === 'choose-mode' || view.phase === 'out-of-service')
  if (packageUseOf(started.head?.use, started.message?.code) === 'live' && io.notAsBuilt !== null)
    return refuse(io, { type: io.notAsBuilt }, { json: options.json === true })
  if (started.message !== null) return refuseMessage(started, options, io)
  const stop = tally.subscribe((view) => showProgress(view, bars, io.language))
  const first = await act({ type: 'choose-mode', mode: 'count' })
  const ready = first.message?.code === 'tally-locked' ? await goOn(tally, options, io) : first
  if (ready === null) return
  if (ready.phase !== 'result') {
    const counted = await receiveAndOpen(tally, media, options, io)
    if (counted === null) return
    if (counted.phase !== 'result') return refuseMessage(counted, options, io)
  }
  for (const event of paperSaid(tally.view(), options)) {
    const view = await act(event)
    if (view.message !== null) return refuseMessage(view, options, io)
  }
  if (tally.view().result?.final === true) {
    const offered = [...tallyDocuments, ...tallyExports].filter((each) => isOffered(tally.view(), each))
    for (const document of offered) {
      const view = await act({ type: 'print', document })
      if (view.message !== null) return refuseMessage(view, options, io)
    }
  }
  stop()
  bars.end()
  await tell(tally.view(), media, options, io)
}

/** CNT-07: what the chair says of every contest whose paper is still asked for. */
function paperSaid(
  { missing }: TallyView,
  { withoutPaper: chair, witness }: CountOptions,
): readonly TallyScreenEvent[] {
  if (chair === undefined) return []
  return missing.flatMap((item): readonly TallyScreenEvent[] =>
    item.type === 'paper' ? [{ type: 'no-paper', contest: item.contest, chair, witnesses: [...witness] }] : [],
  )
}

type Act = (event: TallyScreenEvent) => Promise<TallyView>

/** It was opened before: shown again, and signed again, by this machine's key alone. Null when it was refused and said so. */
async function goOn(tally: RunningTally, options: CountOptions, io: OfficeIo): Promise<TallyView | null> {
  const opened = await unlock(tally, options, io)
  return opened.message === null && opened.phase !== 'out-of-service'
    ? actOf(tally, { type: 'choose-mode', mode: 'count' })
    : refused(opened, options, io)
}

/** Null when it was refused and said so. */
async function receiveAndOpen(
  tally: RunningTally,
  media: readonly string[],
  options: CountOptions,
  io: OfficeIo,
): Promise<TallyView | null> {
  const act = (event: TallyScreenEvent) => actOf(tally, event)
  await act({ type: 'confirm-zero', witnesses: [...options.witness] })
  await receiveStations(act, tally.view(), options)
  const reports = await act({ type: 'receive-reports' })
  if (reports.message !== null) return refused(reports, options, io)
  await compareReports(act, tally.view(), options)
  const received = await act({ type: 'read-media' })
  if (options.json !== true) for (const line of asideInWords(received, media, io.language)) io.err(line)
  const stopped = received.missing.length > 0 && (await act({ type: 'count' }))
  if (stopped && (stopped.message?.code === 'incomplete' || stopped.message?.code === 'explain-first')) {
    for (const line of missingInWords(stopped, io.language)) io.err(`- ${line}`)
    return refused(stopped, options, io)
  }
  const seats = seatsOf(received, options, io)
  if (seats === null) return null
  const key = await unlock(tally, options, io)
  if (key.message !== null || key.phase === 'out-of-service') return refused(key, options, io)
  // Mixed before a holder comes, and counted when the last one was there.
  const mixed = await act({ type: 'count' })
  if (mixed.message !== null) return refused(mixed, options, io)
  const records = mixed.mixed?.records
  if (records !== undefined && options.json !== true) {
    io.err(fill(tallyWords.recordsToOpen[io.language], { records }))
  }
  for (const seat of seats) {
    const view = await holderGives(tally, { seat, records }, options, io)
    if (view.message !== null || view.phase === 'out-of-service') return refused(view, options, io)
  }
  return tally.view()
}

/** CNT-01, CNT-02: one person's word for all of them. Containers that are not whole are received at the screen, one by one. */
async function receiveStations(act: Act, { stations }: TallyView, { receivedBy: clerk }: CountOptions): Promise<void> {
  const whole = containers.map((container) => ({ container, sealed: true, locked: true, label: '' }))
  for (const { id } of stations) {
    await act({ type: 'receive-station', station: id, clerk, differing: [], containers: whole })
  }
}

/**
 * X-A5: typed from the printed sheets, so that the program compares and nobody confirms what he has not looked at. A report
 * whose number was not typed stays uncompared, and the count says which.
 */
async function compareReports(act: Act, { stations }: TallyView, { reportNumber }: CountOptions): Promise<void> {
  const typed = new Set(reportNumber.map((each) => each.replace(/[^0-9]/g, '')))
  for (const { id, reportFingerprint: number } of stations) {
    if (number === null || !typed.has(number.replaceAll(' ', ''))) continue
    await act({ type: 'compare-report', station: id, number, same: true })
  }
}

/** Passphrases come by seat: with a broken share among them each would open another holder's. Null: said so. */
function seatsOf(view: TallyView, options: CountOptions, io: OfficeIo): readonly number[] | null {
  if (options.seats !== undefined) return options.seats.map(Number)
  const there = view.seats.filter((seat) => seat.file).map((seat) => seat.index)
  const files = view.sharesAside.map(({ file, why }) => fill(tallyWords[`shareAside_${why}`][io.language], { file }))
  if (files.length > 0)
    refuse(io, { type: 'name-the-seats', files: files.join(' / ') }, { json: options.json === true })
  else if (there.length < view.threshold) {
    refuseTally({ code: 'seats-missing', about: { given: there.length, needed: view.threshold } }, options, io)
  } else return there.slice(0, view.threshold)
  return null
}

function refused(view: TallyView, options: CountOptions, io: OfficeIo): null {
  refuseMessage(view, options, io)
  return null
}

/** Exit 0 only when nothing but paper or a lot is missing: they belong to the screen. */
async function tell(view: TallyView, media: readonly string[], options: CountOptions, io: OfficeIo): Promise<void> {
  const { head, result } = view
  const contests = countResultJson(result?.contests ?? [])
  const stations = await stationsJson(options.out)
  const documents = view.documents.map((document) => document.path)
  const missing = view.missing
  const final = result?.final === true
  if (options.json === true) {
    const aside = view.slots.flatMap(({ slot, medium, refusal }) => {
      return refusal === null
        ? []
        : [{ path: media[slot - 1] ?? '', serial: medium?.serial ?? null, code: refusal.type }]
    })
    const { lost } = view
    const typed = view.stations.flatMap(({ id, typed: by }) => (by === null ? [] : [{ station: id, ...by }]))
    const told = {
      election: head?.title,
      use: head?.use,
      final,
      lost,
      typed,
      ...(view.bundle === null ? {} : { bundle: view.bundle }),
      contests,
      stations,
      missing,
      aside,
      documents,
    }
    io.out(JSON.stringify(told))
  } else {
    for (const line of bandOf(head?.use ?? null, io.language)) io.out(line)
    for (const line of [...lostInWords(view, io.language), ...typedInWords(view, io.language)]) io.out(line)
    for (const contest of result?.contests ?? []) io.out(contestInWords(contest, io.language))
    for (const line of missingInWords(view, io.language)) io.err(`- ${line}`)
    if (view.bundle !== null) io.out(fill(tallyWords.bundleText[io.language], { bundle: view.bundle }))
    for (const path of documents) io.out(path)
  }
  io.exit(missing.every(({ type }) => type === 'lot' || type === 'paper') ? EXIT.done : EXIT.refused)
}

/** Stage 5, as it was written. */
async function stationsJson(out: string): Promise<readonly StationJson[]> {
  const text = await readFile(join(out, 'count', '5-reconciled', 'report.json'), 'utf8')
  return (JSON.parse(text) as { readonly stations: readonly StationJson[] }).stations
}

function refuseMessage(view: TallyView, options: CountOptions, io: OfficeIo): void {
  refuseTally(view.message ?? { code: 'incomplete', about: { count: view.missing.length } }, options, io)
}

function refuseTally({ code, about }: TallyMessage, options: CountOptions, io: OfficeIo): void {
  refuseIn(
    { ...tallyRefusalWords, ...countRefusals, ...setUpByCommand },
    io,
    { type: code, ...about },
    { json: options.json === true },
  )
}

function showProgress(view: TallyView, bars: ProgressBars, language: Language): void {
  if (view.busy === 'media') {
    const read = view.slots.filter((slot) => slot.state === 'accepted' || slot.state === 'refused').length
    bars.show(phaseWords.media[language], read, view.slots.length)
  }
  if (view.progress !== null)
    bars.show(phaseWords[view.progress.stage][language], view.progress.done, view.progress.total)
}
