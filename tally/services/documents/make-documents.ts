/** Documents of the count: from the result to a PDF below `<out>/documents/`. */

import { type AnnouncementInput, poster, readingScript } from '#documents/announcements.ts'
import { bodyResult } from '#documents/body-result.ts'
import type { CountingRecordInput } from '#documents/counting-items.ts'
import { countingRecord } from '#documents/counting-record.ts'
import { type DocumentFonts, type DocumentHead, type MadeDocument, paperHead } from '#documents/document.ts'
import { electedNotices } from '#documents/elected-notices.ts'
import { type ElectionRecordInput, electionRecord } from '#documents/election-record.ts'
import { castVoteRecords } from '#documents/export-cast-votes.ts'
import { resultCsv } from '#documents/export-csv.ts'
import { nistReport } from '#documents/export-nist.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { lostOnPaper } from '#documents/lost-media.ts'
import { numberedAnnouncement } from '#documents/numbered-announcement.ts'
import type { PublishedBundle } from '#documents/paper-figures.ts'
import { pollCsv, pollResult } from '#documents/poll-result.ts'
import { type ResultSheetInput, resultSheet } from '#documents/result-sheet.ts'
import { type StorageListInput, storageList } from '#documents/storage-list.ts'
import { unreachable } from '#election/assert.ts'
import { utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { Announcement } from '#election/count/announcement.ts'
import { forEverybody } from '#election/count/contest-result.ts'
import { drawnLots } from '#election/count/lots.ts'
import { onlineNumbers } from '#election/count/online-numbers.ts'
import { paperOf } from '#election/count/paper-books.ts'
import { pairKey } from '#election/count/receipt.ts'
import { recordsInAll } from '#election/count/records-of-lists.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { isPrivate } from '#election/definition/private-body.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import { holdersOf } from '#election/keys/counting-key.ts'
import { electsPeople } from '#election/kinds/kinds.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { isDiskFull } from '#hardware/files/system-error.ts'
import { appearWhole, writeWholeFile } from '#hardware/files/whole-file.ts'
import { doubtInWords } from '#ui/language/doubt-words.ts'
import { announcementsWith } from '../../session/announcing.ts'
import type { TallyResult } from '../../session/effect.ts'
import { toldOf } from '../../session/questions.ts'
import { CAST_VOTE_RECORDS, type TallyDocument } from '../../session/screen-event.ts'
import { countResultJson } from '../count/result-json.ts'
import { arrivalOnPaper } from './arrivals-on-paper.ts'
import { electedIn, electorsIn, papersOf } from './electors-and-elected.ts'
import { pathOfAnnouncement, pathOfDocument } from './kept-papers.ts'
import { candidateName, namesInLot } from './names-on-paper.ts'
import { stationName, storedMedia } from './stored-media.ts'

/** D-10: the official forms could not be read. */
const NOTE = '様式は告示で確認'

type GlyphMissing = { readonly type: 'missing-glyph'; readonly grapheme: string; readonly text: string }

export type MakeRefusal = GlyphMissing | { readonly type: 'records-no-room' }

export class DocumentMaker {
  readonly #out: string
  readonly #appear: typeof appearWhole
  #fonts: Promise<DocumentFonts> | null = null

  /** @param appear writes a file that is too long to be held in memory */
  constructor(out: string, appear = appearWhole) {
    this.#out = out
    this.#appear = appear
  }

  /** Loads fonts and library before the first paper and draws an empty sheet. @returns whether it was drawn; the first paper reports what fails */
  async prepare(election: LoadedElection): Promise<boolean> {
    try {
      const fonts = await this.#fontsOf(election)
      return (await resultSheet(emptySheet(election), fonts)).ok
    } catch {
      return false
    }
  }

  /** @returns the path of the file. */
  async make(document: TallyDocument, result: TallyResult): Promise<Result<string, MakeRefusal>> {
    const path = pathOfDocument(this.#out, document)
    if (document === CAST_VOTE_RECORDS) return this.#writeCastVoteRecords(path, result)
    const fonts = await this.#fontsOf(result.election)
    const made = await this.#make(document, result, fonts)
    if (!made.ok) return err(made.error)
    await writeWholeFile(path, made.value)
    return ok(path)
  }

  /** The same bytes each time: no part depends on the moment of printing. @returns the path of the file. */
  async makeAnnouncement(announcement: Announcement, election: LoadedElection): Promise<Result<string, GlyphMissing>> {
    const head = headOf({ election, madeAt: announcement.at })
    const ofBody = isPrivate(election.electionPackage.rules)
    const made = await numberedAnnouncement(announcement, head, await this.#fontsOf(election), { ofBody })
    if (!made.ok) return err(made.error)
    const path = pathOfAnnouncement(this.#out, announcement.number)
    await writeWholeFile(path, made.value)
    return ok(path)
  }

  /** Without room for this file the tally goes on: everything else is on the disk. */
  async #writeCastVoteRecords(path: string, result: TallyResult): Promise<Result<string, MakeRefusal>> {
    try {
      await this.#appear(path, async (file) => {
        for (const piece of castVoteRecords(headOf(result), toldOf(result))) await file.writeFile(piece)
      })
      return ok(path)
    } catch (error) {
      if (!isDiskFull(error)) throw error
      return err({ type: 'records-no-room' })
    }
  }

  #fontsOf(election: LoadedElection): Promise<DocumentFonts> {
    this.#fonts ??= loadDocumentFonts(election)
    return this.#fonts
  }

  async #make(
    document: Exclude<TallyDocument, typeof CAST_VOTE_RECORDS>,
    result: TallyResult,
    fonts: DocumentFonts,
  ): Promise<MadeDocument> {
    switch (document) {
      case 'result-sheet':
        return isPrivate(result.election.electionPackage.rules)
          ? bodyResult({ ...result.election, ...result, head: headOf(result), contests: toldOf(result) }, fonts)
          : resultSheet(resultSheetInput(result), fonts)
      case 'counting-record':
        return countingRecord(countingRecordInput(result), fonts)
      case 'storage-list':
        return storageList(storageListInput(result), fonts)
      case 'election-record':
        return electionRecord(electionRecordInput(result, false), fonts)
      case 'joined-record':
        return electionRecord(electionRecordInput(result, true), fonts)
      case 'poster':
        return poster(announcementInput(result), fonts)
      case 'reading-script':
        return readingScript(announcementInput(result), fonts)
      case 'poll-result':
        return pollResult({ head: headOf(result), ...decidedBy(result), ...polledOf(result) }, fonts)
      case 'elected-notices':
        return electedNotices({ head: headOf(result), contests: electedIn(result) }, fonts)
      case 'poll-csv':
        return ok(pollCsv(polledOf(result)))
      case 'csv':
        return ok(resultCsv(toldOf(result)))
      case 'json':
        return ok(canonicalJson(resultJson(result)))
      case 'nist':
        return ok(utf8(`${JSON.stringify(nistReportOf(result), null, 2)}\n`))
      default:
        return unreachable(document)
    }
  }
}

function polledOf(result: TallyResult) {
  return { contests: toldOf(result), electors: electorsIn(result), papers: papersOf(result) }
}

function nistReportOf(result: TallyResult) {
  const { municipalityCode } = result.election.electionPackage.rules
  return nistReport(headOf(result), municipalityCode, toldOf(result))
}

function headOf({ election, madeAt }: Pick<TallyResult, 'election' | 'madeAt'>): DocumentHead {
  const head = paperHead(election.electionPackage, madeAt)
  return isPrivate(election.electionPackage.rules) ? head : { ...head, note: NOTE }
}

function publishedOf(result: TallyResult): PublishedBundle | null {
  const { bundle, secondMix, election, receipt } = result
  const { rules } = election.electionPackage
  const online = receipt.online === null ? null : onlineNumbers(receipt.online)
  if (bundle === null) return null
  return { number: bundle, publication: forEverybody(rules.publication, toldOf(result)), secondMix, online }
}

function resultSheetInput(result: TallyResult): ResultSheetInput {
  const { count, explanations, election } = result
  const ofDistrict = [...explanations.values()].find(({ doubt }) => doubt.code === 'records-unopened')
  const reason = ofDistrict?.reason ?? ''
  return {
    head: headOf(result),
    contests: toldOf(result),
    fingerprint: election.fingerprint,
    bundle: publishedOf(result),
    ...decidedBy(result),
    unopened: count.unopened === 0 ? null : { count: count.unopened, reason },
  }
}

function emptySheet(election: LoadedElection): ResultSheetInput {
  return {
    head: headOf({ election, madeAt: `${election.electionPackage.rules.date}T00:00` as LocalMinute }),
    contests: [],
    fingerprint: election.fingerprint,
    bundle: null,
    lost: [],
    decisions: [],
    unopened: null,
  }
}

function countingRecordInput(result: TallyResult): CountingRecordInput {
  const { election, receipt, zeroCheck } = result
  const media = [...receipt.media.values()]
  return {
    head: headOf(result),
    fingerprint: election.fingerprint,
    bundle: publishedOf(result),
    contests: toldOf(result),
    stations: stationsOf(result),
    received: receivedOf(result),
    zeroCheck,
    keys: keysOf(result),
    rulings: rulingsOf(result),
    fromPaper: fromPaperIn(result),
    duplicates: media
      .filter((medium) => medium.role === 'duplicate')
      .flatMap((medium) => {
        const permission = receipt.permissions.get(`${medium.station} ${medium.pair}`)
        if (permission === undefined) return []
        return [{ ...permission, station: stationName(election, medium.station), serial: medium.serial }]
      }),
    explanations: explanationsOf(result),
    minutes: result.minutes,
    lost: lostOf(result),
    paper: result.count.contests.flatMap(({ contest: { id, title } }) => {
      const { entries } = paperOf(result.paper, id)
      return entries.length === 0 ? [] : [{ contest: title, entries }]
    }),
    lots: lotsOnPaper(result),
    told: toldOnPaper(result),
    media: {
      originals: media.filter((medium) => medium.role === 'original').length,
      duplicates: media.filter((medium) => medium.role === 'duplicate').length,
      records: media.reduce((sum, { sealed }) => sum + recordsInAll(sealed), 0),
    },
  }
}

/** The same members as `ippyo count --json` (docs/formats/count.md §1), without the figures that are held back. */
function resultJson(result: TallyResult) {
  const { election, receipt, final, madeAt, bundle } = result
  const { use, electionId, rules } = election.electionPackage
  const lost = (receipt.lost?.lost ?? []).map(({ station, pair }) => ({ station, pair }))
  const contests = countResultJson(toldOf(result))
  return {
    format: 'ippyo result 1',
    use,
    electionId,
    election: rules.title,
    date: rules.date,
    madeAt,
    final,
    lost,
    ...(bundle === null ? {} : { bundle }),
    contests,
  }
}

function electionRecordInput(result: TallyResult, joined: boolean): ElectionRecordInput {
  const { decisions } = decidedBy(result)
  const input = countingRecordInput(result)
  // TC-55: no meeting of election is held here about the others.
  return { ...input, contests: input.contests.filter(electsPeople), decisions, joined }
}

function announcementInput(result: TallyResult): AnnouncementInput {
  const contests = toldOf(result)
  const readingOf = (id: string, number: number) =>
    contests.find((each) => each.id === id)?.candidates.find((each) => each.number === number)?.kana ?? ''
  return { head: headOf(result), announcements: announcementsWith(result), readingOf, ...decidedBy(result) }
}

function storageListInput(result: TallyResult): StorageListInput {
  const contests = result.election.electionPackage.contests.map(({ title }) => title)
  const { lost, decisions } = decidedBy(result)
  // The sheets are the medium that was read: they are kept like media.
  const sheets = fromPaperIn(result).map(({ station, pair, sheets }) => {
    return { station, pair, what: `紙（二次元コード）の用紙 ${sheets} 枚から集計した。用紙も保管する。` }
  })
  return { head: headOf(result), contests, media: storedMedia(result), lost, decisions: [...decisions, ...sheets] }
}

/** Counted media that were read from sheets of codes, without their sticks. */
function fromPaperIn({ election, receipt }: TallyResult): CountingRecordInput['fromPaper'] {
  return [...receipt.media.values()].flatMap(({ station, pair, role, sheets }) => {
    return sheets === null ? [] : [{ station: stationName(election, station), pair, role, sheets }]
  })
}

/** For the papers without opinions and names: the lost pairs, and the medium or seal that was counted in place of another. */
function decidedBy(result: TallyResult): Pick<ResultSheetInput, 'lost' | 'decisions'> {
  const { election, receipt } = result
  const duplicates = [...receipt.media.values()].flatMap(({ station, pair, role }) => {
    const permission = receipt.permissions.get(pairKey({ station, pair }))
    if (role === 'original' || permission === undefined) return []
    const cause = permission.cause === 'damaged' ? '破損' : '紛失'
    return [{ station, pair, what: `正（原本）の${cause}により、副（複写）を集計した（法第10条）。` }]
  })
  const seals = [...receipt.choices.values()].map(({ station, pair, seal }) => {
    return { station, pair, what: `内容の違う封印のうち、封印（照合番号 ${seal}）のものを集計した。` }
  })
  const decisions = [...duplicates, ...seals].map((each) => ({ ...each, station: stationName(election, each.station) }))
  return { lost: lostOf(result)?.pairs ?? [], decisions }
}

function lostOf({ election, receipt }: TallyResult): CountingRecordInput['lost'] {
  const { lost } = receipt
  if (lost === null) return null
  return { chair: lost.chair, pairs: lost.lost.map((each) => lostOnPaper(each, election.electionPackage)) }
}

/** The explanations, each with its doubt, and the chair's choices between two seals. */
function explanationsOf({ election, receipt, explanations }: TallyResult) {
  const placeOf = (station: StationId | null, pair: number | null) =>
    station === null ? '開票区' : `${stationName(election, station)}${pair === null ? '' : `　組${pair}`}`
  const explained = [...explanations.values()].map(({ doubt, reason, by }) => ({
    place: placeOf(doubt.station, doubt.pair),
    what: doubtInWords(doubt, 'ja', election.electionPackage.contests).title,
    reason,
    by,
  }))
  const chosen = [...receipt.choices.values()].map(({ station, pair, seal, reason, by }) => ({
    place: placeOf(station, pair),
    what: `${doubtInWords({ code: 'pair-contested', facts: { seals: '' } }, 'ja', []).title}集計したもの　照合番号 ${seal}`,
    reason,
    by,
  }))
  return [...explained, ...chosen]
}

function stationsOf({ election, receipt, books }: TallyResult) {
  return books.map((station) => ({
    name: stationName(election, station.station),
    typed: receipt.typed.get(station.station) ?? null,
    eligible: receipt.reports.get(station.station)?.eligible ?? 0,
    difference: receipt.reports.get(station.station)?.differenceReason ?? '',
    corrects: receipt.reports.get(station.station)?.correctsReason ?? '',
    books: station.contests.map((each) => ({ ...each, contest: contestTitle(election, each.contest) })),
  }))
}

function receivedOf({ election, receipt }: TallyResult): CountingRecordInput['received'] {
  return election.electionPackage.stations.map(({ id, name }) => {
    const arrival = receipt.arrivals.get(id)
    return { name, arrival: arrival === undefined ? null : arrivalOnPaper(arrival) }
  })
}

function keysOf({ election, holders }: TallyResult): CountingRecordInput['keys'] {
  const { countingKey } = election.electionPackage
  const given = [...holders].map(([index, holder]) => ({ index, holder })).sort((a, b) => a.index - b.index)
  return { given, threshold: countingKey.threshold, shares: holdersOf(countingKey).length }
}

function rulingsOf(result: TallyResult): CountingRecordInput['rulings'] {
  return result.count.contests.flatMap(({ contest: { id, title } }) =>
    paperOf(result.paper, id).rulings.map((ruling) => ({
      ...ruling,
      contest: title,
      candidate: candidateName(result, id, ruling.candidate),
    })),
  )
}

/** PEO 95(2): each lot that was drawn, in its order, and what became of it. */
function lotsOnPaper(result: TallyResult): CountingRecordInput['lots'] {
  return [...result.lots].flatMap(([contest, steps]) => {
    return drawnLots(steps).map((lot, i) => ({
      ...lot,
      contest: contestTitle(result.election, contest),
      tied: namesInLot(result, contest, lot.list, lot.tied),
      winners: namesInLot(result, contest, lot.list, lot.winners),
      fates: steps.flatMap((step) => (step.type !== 'drawn' && step.lot === i + 1 ? [step] : [])),
    }))
  })
}

/** CNT-12: the chair's recorded words for which figures were shown. */
function toldOnPaper({ count, paper }: TallyResult): CountingRecordInput['told'] {
  return count.contests.flatMap(({ contest: { id, title } }) =>
    paperOf(paper, id).told.map(({ chair, reason, at }) => ({ contest: title, chair, reason, at })),
  )
}

function contestTitle(election: LoadedElection, id: ContestId): string {
  return election.electionPackage.contests.find((contest) => contest.id === id)?.title ?? id
}
