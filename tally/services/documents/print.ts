/** Documents of the count: from the result to a PDF below `<out>/documents/`. */
import { join } from 'node:path'
import { countingRecord } from '#documents/counting-record.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from '#documents/document.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { lostOnPaper } from '#documents/lost-media.ts'
import { type ResultSheetInput, resultSheet } from '#documents/result-sheet.ts'
import { storageList } from '#documents/storage-list.ts'
import { unreachable } from '#election/assert.ts'
import { contestResultOf } from '#election/count/contest-result.ts'
import { pairKey } from '#election/count/receipt.ts'
import { shownName } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { doubtInWords } from '#ui/language/doubt-words.ts'
import type { TallyResult } from '../../session/effect.ts'
import type { TallyDocument } from '../../session/screen-event.ts'

/** Path of the package's cut of IPAmj: what BIZ UD Gothic lacks. */
const NAMES_FONT = 'fonts/names.ttf'

export type PrintRefusal = { readonly type: 'missing-glyph'; readonly grapheme: string; readonly text: string }

export class Printer {
  readonly #out: string
  #fonts: Promise<DocumentFonts> | null = null

  constructor(out: string) {
    this.#out = out
  }

  /** @returns the path of the PDF. */
  async print(document: TallyDocument, result: TallyResult): Promise<Result<string, PrintRefusal>> {
    const fonts = await this.#fontsOf(result.election)
    const made = await this.#make(document, result, fonts)
    if (!made.ok) return err(made.error)
    const path = join(this.#out, 'documents', `${document}.pdf`)
    await writeWholeFile(path, made.value)
    return ok(path)
  }

  #fontsOf(election: LoadedElection): Promise<DocumentFonts> {
    this.#fonts ??= loadDocumentFonts(election.files.get(NAMES_FONT) ?? null)
    return this.#fonts
  }

  #make(document: TallyDocument, result: TallyResult, fonts: DocumentFonts): Promise<MadeDocument> {
    switch (document) {
      case 'result-sheet':
        return resultSheet(resultSheetInput(result), fonts)
      case 'counting-record':
        return countingRecord(countingRecordInput(result), fonts)
      case 'storage-list':
        return storageList({ head: headOf(result), media: mediaOf(result), ...decidedBy(result) }, fonts)
      default:
        return unreachable(document)
    }
  }
}

function headOf({ election, madeAt }: TallyResult): DocumentHead {
  const { use, rules } = election.electionPackage
  return { use, electionTitle: rules.title, municipality: rules.municipality, date: rules.date, madeAt }
}

function resultSheetInput(result: TallyResult): ResultSheetInput {
  const { count, explanations, election } = result
  const ofDistrict = [...explanations.values()].find(({ doubt }) => doubt.code === 'records-unopened')
  const reason = ofDistrict?.reason ?? ''
  return {
    head: headOf(result),
    contests: count.contests.map((contest) => contestResultOf(contest, result.outcomes)),
    fingerprint: election.fingerprint,
    ...decidedBy(result),
    unopened: count.unopened === 0 ? null : { count: count.unopened, reason },
  }
}

function countingRecordInput(result: TallyResult): Parameters<typeof countingRecord>[0] {
  const { election, receipt, lots, count } = result
  const media = [...receipt.media.values()]
  return {
    head: headOf(result),
    fingerprint: election.fingerprint,
    contests: count.contests.map((contest) => contestResultOf(contest, result.outcomes)),
    stations: stationsOf(result),
    duplicates: media
      .filter((medium) => medium.role === 'duplicate')
      .flatMap((medium) => {
        const permission = receipt.permissions.get(`${medium.station} ${medium.pair}`)
        if (permission === undefined) return []
        return [{ ...permission, station: stationName(election, medium.station), serial: medium.serial }]
      }),
    explanations: explanationsOf(result),
    lost: lostOf(result),
    lots: [...lots].map(([contest, lot]) => ({
      contest: contestTitle(election, contest),
      winners: lot.winners.map((number) => candidateName(result, contest, number)),
      by: lot.witnesses,
    })),
    media: {
      originals: media.filter((medium) => medium.role === 'original').length,
      duplicates: media.filter((medium) => medium.role === 'duplicate').length,
      records: media.flatMap((medium) => [...medium.sealed.records.values()]).reduce((sum, n) => sum + n, 0),
    },
  }
}

/** For the papers that have no room for opinions and names: what was counted without, and what stands for what. */
function decidedBy(result: TallyResult): Pick<ResultSheetInput, 'lost' | 'decisions'> {
  const { election, receipt } = result
  const duplicates = [...receipt.media.values()].flatMap(({ station, pair, role }) => {
    const permission = receipt.permissions.get(pairKey({ station, pair }))
    if (role === 'original' || permission === undefined) return []
    const cause = permission.cause === 'damaged' ? '破損' : '紛失'
    return [{ station, pair, what: `正（原本）の${cause}により、副（複写）を集計した（法第10条）。` }]
  })
  const seals = [...receipt.choices.values()].map(({ station, pair, seal }) => {
    return { station, pair, what: `内容の違う封印のうち、封印 ${seal.slice(0, 16)} のものを集計した。` }
  })
  const decisions = [...duplicates, ...seals].map((each) => ({ ...each, station: stationName(election, each.station) }))
  return { lost: lostOf(result)?.pairs ?? [], decisions }
}

function lostOf({ election, receipt }: TallyResult): Parameters<typeof countingRecord>[0]['lost'] {
  const { lost } = receipt
  if (lost === null) return null
  return { chair: lost.chair, pairs: lost.lost.map((each) => lostOnPaper(each, election.electionPackage)) }
}

/** Each with what it explains, and the chair's words on which of two seals counts. */
function explanationsOf({ election, receipt, explanations }: TallyResult) {
  const placeOf = (station: StationId | null, pair: number | null) =>
    station === null ? '開票区' : `${stationName(election, station)}${pair === null ? '' : `　組${pair}`}`
  const explained = [...explanations.values()].map(({ doubt, reason, by }) => ({
    place: placeOf(doubt.station, doubt.pair),
    what: doubtInWords(doubt, 'ja').title,
    reason,
    by,
  }))
  const chosen = [...receipt.choices.values()].map(({ station, pair, seal, reason, by }) => ({
    place: placeOf(station, pair),
    what: `${doubtInWords({ code: 'pair-contested', facts: { seals: '' } }, 'ja').title}集計したもの ${seal.slice(0, 16)}`,
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

function mediaOf({ election, receipt }: TallyResult) {
  const order = new Map(election.electionPackage.stations.map((station) => [station.id, station.index]))
  const placeOf = (station: StationId) => order.get(station) ?? 0
  return [...receipt.media.values()]
    .sort((a, b) => placeOf(a.station) - placeOf(b.station) || a.pair - b.pair)
    .map(({ station, pair, role, serial, sealed }) => ({
      station: stationName(election, station),
      pair,
      role,
      serial,
      root: sealed.root,
    }))
}

function stationName(election: LoadedElection, id: StationId): string {
  return election.electionPackage.stations.find((station) => station.id === id)?.name ?? id
}

function contestTitle(election: LoadedElection, id: ContestId): string {
  return election.electionPackage.contests.find((contest) => contest.id === id)?.title ?? id
}

function candidateName({ count }: TallyResult, id: ContestId, number: number): string {
  const totals = count.contests.find((contest) => contest.contest.id === id)?.totals ?? []
  const candidate = totals.find((total) => total.candidate.number === number)?.candidate
  return candidate === undefined ? String(number) : shownName(candidate)
}
