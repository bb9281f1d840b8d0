/** `ippyo sort-online`: the air-gapped machine turns the export of an online box into sorted votes for the tally (docs/formats/online-sorted.md). */
import type { Command } from 'commander'
import { fromHex } from '#election/bytes.ts'
import { listRoom, listsOfContest } from '#election/contest-lists.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import { stationId } from '#election/id-schemas.ts'
import type { StationId } from '#election/ids.ts'
import { machineFingerprint } from '#election/keys/fingerprint.ts'
import type { SortingRefusal } from '#election/online/sorting/refusal.ts'
import type { TypedVoids } from '#election/online/sorting/sort-voids.ts'
import { ok } from '#election/result.ts'
import { listed } from '#ui/language/in-sentence.ts'
import { questionWords } from '#ui/messages/ippyo.ts'
import { fill, type Language, type Values } from '#ui/messages/message.ts'
import { sortingRefusals, sortingStops, sortingWords } from '#ui/messages/online-sorting.ts'
import { sortingShown } from '#words/online.ts'
import { authorityIn } from '../files/authority-file.ts'
import { rootsAt } from '../online/cards-behind-votes.ts'
import { reportedVoids } from '../online/reported-voids.ts'
import { knownHere, shownBeforeSorting } from '../online/shown-before-sorting.ts'
import { openSorter, type SortOnlineRefusal, sortOnline } from '../online/sort-online.ts'
import { sortingApprovals } from '../online/sorting-approvals.ts'
import { type ReadFiles, readSortingFiles } from '../online/sorting-files.ts'
import { bandOf } from '../terminal/band.ts'
import { type GlobalOptions, notA, wholeNumber } from '../terminal/command.ts'
import { EXIT, type OfficeIo } from '../terminal/office-io.ts'
import { onOneLine } from '../terminal/plain-text.ts'
import { refuse, refuseIn } from '../terminal/refusals.ts'
import { readOwnPackage } from './of-a-project.ts'

/** Boxes that are named for each refusal, at most; `--json` names all. */
const NAMED = 5

interface SortOptions extends GlobalOptions {
  readonly package: string
  readonly authority: string
  readonly settings: string
  readonly original: string
  readonly duplicate?: string
  readonly voids: string
  readonly approvers: string
  readonly boxes: string
  readonly evidence?: string
  readonly cards?: string
  readonly share: readonly string[]
  readonly reports?: string
  readonly reported: readonly Reported[]
  readonly machine: string
  readonly out: string
  readonly passphrasesFd?: number
}

interface Reported extends TypedVoids {
  readonly station: StationId
}

export function register(program: Command, io: () => OfficeIo): void {
  const several = (value: string, before: readonly string[]) => [...before, value]
  program
    .command('sort-online')
    .requiredOption('--package <dir>')
    .requiredOption('--authority <file>')
    .requiredOption('--settings <file>')
    .requiredOption('--original <dir>')
    .option('--duplicate <dir>')
    .requiredOption('--voids <dir>')
    .requiredOption('--approvers <file>')
    .requiredOption('--boxes <dir>')
    .option('--evidence <dir>')
    .option('--cards <file>')
    .option('--share <file>', '', several, [])
    .option('--reports <dir>')
    .option(
      '--reported <station:voided:cards>',
      '',
      (value, before: readonly Reported[]) => [...before, reportedOf(value, before)],
      [],
    )
    .requiredOption('--machine <dir>')
    .requiredOption('--out <dir>')
    .option('--passphrases-fd <n>', '', wholeNumber)
    .action(async (_options, command: Command) => run(command.optsWithGlobals(), io()))
}

async function run(options: SortOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const key = await authorityIn(options.authority)
  if (key === null) return refuse(io, { type: 'authority-needed' }, { json })
  const election = await readOwnPackage(options.package, key)
  if (!election.ok) return refuse(io, election.error, { json })
  const { electionPackage } = election.value
  if (electionPackage.use === 'live' && io.notAsBuilt) return refuse(io, { type: io.notAsBuilt }, { json })
  const known = await knownHere(options, election.value, key)
  if (!known.ok) return refuse(io, known.error, { json })
  const read = await readSortingFiles(election.value, { authority: key, known: known.value }, options)
  if (!read.ok) {
    const { error } = read
    return error.type === 'approvers-not-a-list'
      ? refuse(io, error, { json })
      : refuseIn(sortingRefusals, io, error, { json })
  }
  const typed = new Map(options.reported.map(({ station, ...numbers }) => [station, numbers]))
  const reported = await reportedVoids(options.reports, typed, electionPackage)
  if (!reported.ok) return refuseIn(sortingRefusals, io, reported.error, { json })
  const grounds = {
    settingsHash: read.value.settings.hash,
    use: electionPackage.use,
    authority: key,
    known: known.value,
  }
  const approvals = await sortingApprovals(options, grounds)
  if (!approvals.ok) {
    const { error } = approvals
    return error.type === 'approvers-unknown'
      ? refuse(io, error, { json })
      : refuseIn(sortingRefusals, io, error, { json })
  }
  const cards = cardsOf(options, read.value)
  if (cards === 'cards-needed') return refuseIn(sortingRefusals, io, { type: cards }, { json })
  const roots = cards === null ? ok([]) : await rootsAt(cards.cards)
  if (!roots.ok) return refuseIn(sortingRefusals, io, roots.error, { json })
  const shown = { election: election.value, authority: key, read: read.value, roots: roots.value }
  for (const line of shownBeforeSorting(shown, io.language)) io.err(line)
  for (const [station, { voided, cards }] of typed)
    io.err(onOneLine(fill(sortingShown.typed[io.language], { station, voided, cards })))
  const questions = (cards?.shares ?? []).map((path) => fill(questionWords.share[io.language], { path }))
  const asked = [...questions, questionWords.sorter[io.language]]
  const passphrases = await io.secrets(asked, { fd: options.passphrasesFd, twice: false })
  const of = { electionPackage, authority: key }
  const sorter = await openSorter(options.machine, passphrases.at(-1) ?? '', of)
  if (!sorter.ok) return refuseIn(sortingRefusals, io, sorter.error, { json })
  const sorted = await sortOnline({
    ...{ election: election.value, read: read.value, reported: reported.value, out: options.out },
    sorter: { ...sorter.value, approvals: approvals.value },
    ...{ machineDirectory: options.machine, cards: cards === null ? null : { places: cards, passphrases } },
  })
  sorter.value.secretKey.fill(0)
  if (!sorted.ok) return stop(sorted.error, json, io)
  if (json) return io.out(JSON.stringify({ ...sorted.value, typed: [...typed.keys()] }))
  for (const line of bandOf(electionPackage.use, io.language)) io.out(line)
  const say = (word: keyof typeof sortingWords, values: Values = {}) =>
    io.out(fill(sortingWords[word][io.language], values))
  say(sorted.value.isNew ? 'done' : 'there', { out: options.out })
  if (options.duplicate === undefined) say('copies')
  say('sums', { ...sorted.value.sums })
  const { signingKey } = sorter.value.machine
  say('seal', { number: sorted.value.seal, machine: machineFingerprint(fromHex(signingKey)) })
  // The lists of judges are equally long (R10): a contest is named once.
  for (const { title, bit } of electionPackage.contests) {
    const [first] = listsOfContest(bit, severalListsIn(election.value)).map(listRoom)
    const own = sorted.value.document.lists.find(({ list }) => list === first)
    if (own !== undefined) say('records', { title: onOneLine(title), records: own.records })
  }
}

/** Null: no cards are looked at in this election. */
function cardsOf({ evidence, cards, share }: SortOptions, { settings }: ReadFiles) {
  if (settings.settings.switches.evidence === 'none') return null
  if (evidence === undefined || cards === undefined || share.length === 0) return 'cards-needed'
  return { evidence, cards, shares: share }
}

function stop(error: SortOnlineRefusal, json: boolean, io: OfficeIo): void {
  if (error.type !== 'sorting-stopped') {
    refuseIn(sortingRefusals, io, error, { json })
    return
  }
  if (json) io.out(JSON.stringify({ error }))
  const kinds = new Map<string, SortingRefusal[]>()
  for (const each of error.refusals) {
    const { handle: _handle, rev: _rev, ...kind } = { handle: null, rev: null, ...each }
    const name = JSON.stringify(kind)
    kinds.set(name, [...(kinds.get(name) ?? []), each])
  }
  for (const all of kinds.values()) for (const line of inWords(all, io.language)) io.err(line)
  io.exit(EXIT.refused)
}

/** One kind of refusal: what happened, and what to do. */
function inWords(all: readonly SortingRefusal[], language: Language): readonly string[] {
  const [first] = all
  if (first === undefined) return []
  const { title, next } = sortingStops[first.type][language]
  const named = all.slice(0, NAMED).flatMap((each) => {
    if (!('handle' in each)) return []
    return 'rev' in each ? [`${each.handle} ${each.rev}`] : [each.handle]
  })
  const more = all.length > NAMED ? [fill(sortingWords.more[language], { count: all.length - NAMED })] : []
  const values = { ...first, count: all.length, where: listed([...named, ...more], language) }
  return [fill(title, values), `→ ${fill(next, values)}`]
}

/** As the station's report has them: `2:1:0`. */
function reportedOf(text: string, before: readonly Reported[]): Reported {
  const [station, voided, cards, more] = text.split(':')
  const id = stationId.safeParse(station)
  const areNumbers = [voided, cards].every((each) => /^\d{1,6}$/.test(each ?? ''))
  if (!id.success || !areNumbers || more !== undefined) throw notA('station-and-numbers')
  // A slip of the hand would take the place of the number that was right.
  if (before.some((each) => each.station === id.data)) throw notA('once-a-station')
  return { station: id.data, voided: Number(voided), cards: Number(cards) }
}
