/** The papers of the day that the issuer makes: confirmation sheet (OPN-06) and station report, signed and printed (CNT-05). */

import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { confirmationSheet } from '#documents/confirmation-sheet.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from '#documents/document.ts'
import { type StationReportSheetInput, stationReportSheet } from '#documents/station-report.ts'
import { toHex } from '#election/bytes.ts'
import { allOf } from '#election/count/desk-figures.ts'
import { type StationReport, serialiseStationReport, signStationReport } from '#election/count/station-report.ts'
import { MAIN_DESK } from '#election/definition/desks.ts'
import type { MachineId } from '#election/ids.ts'
import { reportFingerprint } from '#election/keys/fingerprint.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { MachineSigner } from '#election/keys/machine-signer.ts'
import { isMistake } from '#election/roll/moved-mark.ts'
import { dateOfSitting, type Sitting, turnOf } from '#election/sitting.ts'
import type { LocalMinute } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
import { type ContestBooks, contestBooks, missingCards, ticketsExpected } from '#issuer/session/balance.ts'
import type { Absentees, PaperMade } from '#issuer/session/day-record.ts'
import { ticketsCounted } from '#issuer/session/days.ts'
import { explanationOf } from '#issuer/session/difference.ts'
import { ofStation, proxiesOfOthers } from '#issuer/session/other-desks.ts'
import type { RollOfDay } from '#issuer/session/roll-of-day.ts'
import type { Counts, DayRecord, IssuerFacts, KioskMark } from '#issuer/session/state.ts'
import type { OpenStation, VerifiedStation } from '../station.ts'
import { slipsReported } from './day-list.ts'
import { happeningsOf, reasonsOfOthers } from './happenings.ts'
import { noteOf } from './machine-note.ts'
import { signedVoids, voidsPath, writeVoids } from './online-voids.ts'
import { reportFile } from './read-desk-report.ts'
import { electorsReported, entitledOnSheet } from './roll-by-sex.ts'
import type { SignedReport } from './signed-report.ts'
import { countedBy, digestOfBytes, marksOfCopy } from './version-marks.ts'
import { votersOnPaper } from './voters-on-paper.ts'

export interface PaperPlaces {
  /** Where documents go; null when the config names none. */
  readonly out: string | null
  readonly reports: string | null
}

/** @returns null when it could not be made or written: voting goes on without printer (OPN-06) */
export async function writeConfirmationSheet(
  verified: VerifiedStation,
  record: DayRecord,
  now: LocalMinute,
  places: PaperPlaces,
  fonts: DocumentFonts,
): Promise<PaperFile | null> {
  const { facts } = verified
  if (places.out === null) return null
  const counted = countedBy('confirmation-sheet', record)
  const sheet = await confirmationSheet(
    {
      head: headOf(facts, now),
      station: { id: facts.station, name: facts.stationName },
      machines: record.kiosks
        .filter((kiosk) => kiosk.state !== 'spare')
        .map(({ machine, serial, state, note }) => ({ id: machine, serial, started: state === 'started', note })),
      fingerprint: facts.fingerprint,
      witnesses: Math.max(record.witnesses.appointed, record.witnesses.names.length),
    },
    fonts,
    counted.marksOf,
  )
  const path = await putDown(places.out, `confirmation-sheet-${placeInNames(facts, record)}.pdf`, sheet)
  return path === null ? null : { path, made: counted.made() }
}

interface PaperFile {
  readonly path: string
  readonly made: PaperMade
}

/** Signed now, with the figures of now. */
export function signReport(
  station: OpenStation,
  signer: MachineSigner,
  day: { readonly version: number; readonly record: DayRecord; readonly counts: Counts },
  now: LocalMinute,
  crypto: MachineCrypto,
): SignedReport {
  const sums = { ...day, ...ofStation(day), desks: day.record, others: reasonsOfOthers(day.record) }
  const report = { ...stationReportOf(station, sums, now), ...desksIn(station, day) }
  const bytes = serialiseStationReport(report)
  const signature = signer.with((key) => signStationReport(bytes, key, crypto.sign))
  return { report, bytes, signature, voids: signedVoids(station, signer, day.version) }
}

/** @returns the paths written, and the paper where it was drawn; null when the signed file could not be written: it is what the count needs */
export async function writeStationReport(
  { facts }: VerifiedStation,
  day: { readonly record: DayRecord; readonly counts: Counts },
  { report, bytes, signature, voids }: SignedReport,
  places: PaperPlaces,
  fonts: DocumentFonts,
  logFingerprint: string | null,
): Promise<{ readonly files: readonly string[]; readonly paper: PaperFile | null } | null> {
  const { reports } = places
  if (reports === null) return null
  const path = join(reports, reportFile(facts.station, facts.desk?.number ?? MAIN_DESK))
  const onStick = await atRemovable(reports, async () => {
    if (voids !== null) await writeVoids(voidsPath(reports, facts.station, report.version), voids)
    // The signature first: a report without one would be refused, a signature without report is nothing.
    await writeWholeFile(`${path}.sig`, signature)
    await writeWholeFile(path, bytes)
  })
  // Full, read-only, pulled or hung: the officer sees it, and asks again with another stick.
  if (!onStick.ok) return null
  if (places.out === null) return { files: [path], paper: null }
  const before = day.record.papers.find(({ name }) => name === 'station-report')
  // Its versions are the report's own: a growing log makes no other report of it.
  const copies = before?.version === report.version ? before.copies + 1 : 1
  const made: PaperMade = { name: 'station-report', version: report.version, copies, digest: digestOfBytes(bytes) }
  const figures = onPaper(facts, ofStation(day), report, bytes, logFingerprint)
  const sheet = await stationReportSheet({ ...figures, happenings: happeningsOf(day.record) }, fonts, () =>
    marksOfCopy(made),
  )
  const which = report.version === 1 ? '' : `-version-${report.version}`
  const printed = await putDown(places.out, `station-report-${placeOfDesk(facts)}${which}.pdf`, sheet)
  return printed === null ? { files: [path], paper: null } : { files: [path, printed], paper: { path: printed, made } }
}

function stationReportOf(
  station: OpenStation,
  {
    version,
    record,
    counts,
    desks,
    others,
  }: {
    readonly version: number
    readonly record: DayRecord
    readonly counts: Counts
    /** With the reports of the other desks. */
    readonly desks: DayRecord
    readonly others: readonly string[]
  },
  now: LocalMinute,
): Omit<StationReport, 'desk' | 'desks'> {
  const { facts, election } = station
  const books = contestBooks(counts, record, missingCards(counts, record) ?? 0)
  const { helped } = votersOnPaper(station, [])
  const proxiesHere = (contest: string) =>
    (helped ?? []).filter(({ mode, contests }) => mode === 'proxy' && contests.includes(contest)).length
  return {
    electionId: election.electionPackage.electionId,
    station: facts.station,
    issuer: facts.issuer,
    version,
    correctsReason: record.reports.correcting,
    listVersion: facts.listVersion,
    ...rollListOf(station.books.roll()),
    ...slipsReported(station, record),
    madeAt: now,
    ...electorsReported(station),
    lateAbsentees: record.closing.absentees?.late ?? 0,
    contests: books.map((contest, place) => ({
      contest: contest.contest,
      issued: contest.issued,
      returned: contest.returned,
      found: contest.found,
      missing: contest.missing,
      replaced: contest.replaced,
      ofNobody: contest.ofNobody,
      proxies: proxiesHere(contest.contest) + proxiesOfOthers(desks, contest.contest),
      men: contest.men,
      women: contest.women,
      recordsTold: contest.told,
      onPaper: papersSentOf(contest, record.closing.absentees?.contests[place]),
    })),
    handedOut: counts.handedOut,
    cards: { issued: counts.cardsIssued, returned: counts.cardsReturned, reentries: counts.reentries },
    tickets: { expected: ticketsExpected(counts), counted: ticketsCounted(record) },
    pairs: record.kiosks.map((kiosk) => ({
      pair: kiosk.pair,
      machine: kiosk.machine,
      state: pairState(kiosk),
      takenOverBy: kiosk.takenOverBy,
      note: noteOf(record, kiosk),
      sealFingerprint: record.closing.seals.find(({ machine }) => machine === kiosk.machine)?.digits ?? null,
    })),
    differenceReason: reasonsOf(record, explanationOf({ record, counts }), station.books.roll(), others),
  }
}

/** ELG-02a: null where the roll says that no list follows, and none came. */
function rollListOf({ lists, held }: RollOfDay): Pick<StationReport, 'rollList' | 'rollListHash'> {
  return { rollList: lists || held.number > 0 ? held.number : null, rollListHash: held.hash }
}

/** D-24: what the first desk was given of the others; and what another desk gives it. */
function desksIn(
  { facts }: OpenStation,
  { record, counts }: { readonly record: DayRecord; readonly counts: Counts },
): Pick<StationReport, 'desk' | 'desks'> {
  const number = facts.desk?.number ?? MAIN_DESK
  if (number === MAIN_DESK) {
    const others = record.closing.desks ?? []
    return { desk: null, desks: others.flatMap(({ report }) => (report === null ? [] : [report])) }
  }
  const { hours, cardsReceived, closing } = record
  return { desk: { number, counts, hours, cardsReceived, cardsInCase: closing.cardsInCase }, desks: [] }
}

/** As many as 投票録 has (DOC-03). Absentee votes come to the designated station alone, which has typed their figures (PAP-07). */
function papersSentOf(
  { braille, provisional, ordinary }: ContestBooks,
  absentees: Absentees['contests'][number] | undefined,
): StationReport['contests'][number]['onPaper'] {
  const all = (by: Parameters<typeof allOf>[0] | undefined) => (by === undefined ? 0 : allOf(by))
  const notAccepted = all(absentees?.notAccepted) + all(absentees?.refused)
  const absentee = all(absentees?.received) - notAccepted
  return { braille: all(braille), provisional: all(provisional), ordinary: all(ordinary), absentee, notAccepted }
}

/** The last ones: the field holds 2000 characters, and a day with more of them is explained on paper. */
const TAKE_OVERS_TOLD = 3

/** As much as the report's field holds. */
const REASONS_MOST = 2000

/** A postponement, what was written at closing, the cards that were replaced (D-07), and each take-over at which the tickets in hand were not as many as the books said. */
function reasonsOf(
  { takeOvers, replacements, postponed, roll, days }: DayRecord,
  explanation: string,
  held: RollOfDay,
  others: readonly string[],
): string {
  const differing = takeOvers.filter((note) => note.firstCount !== null).slice(-TAKE_OVERS_TOLD)
  const told = differing.map(
    (note) =>
      `引継ぎ時の入場券 ${note.ticketsCounted}枚（初めの計数 ${note.firstCount}枚、記録では ${note.ticketsExpected}枚）：${note.reason}`,
  )
  const cards = replacements.map(
    ({ number, card, reason, issued = true }) =>
      `${card === 'lost' ? 'なくした' : '読めない'}カード ${number}の代わりを${issued ? '発券' : '決めたが発券せず'}：${reason}`,
  )
  // 公職選挙法 57: the count must know that its voters vote on another day.
  const later = postponed === null ? '' : `繰延投票：${postponed.reason}`
  const earlier = days.before.flatMap(({ date, reason }) => (reason === '' ? [] : [`${inWords(date)}：${reason}`]))
  const lines = [later, ...rollLines(roll, held), explanation, ...earlier, ...told, ...cards, ...others].filter(
    (text) => text !== '',
  )
  // A long evening: what has no room is in the polling record, under its number.
  return lines.filter((_, place) => lines.slice(0, place + 1).join('\n').length <= REASONS_MOST).join('\n')
}

/** ELG-02a, ELG-04: by which roll the station issued; in numbers alone, for the report is printed. */
function rollLines(
  { goneOnWithout, changes, byOrder, moved }: DayRecord['roll'],
  { lists, held, contradicted }: RollOfDay,
): string[] {
  const { number, last } = held
  const told = changes.length === 0 ? [] : [`電話・書面による名簿の変更：${changes.length}件`]
  const waived = goneOnWithout === '' ? [] : [`最終の更新なしで発券：${goneOnWithout}`]
  const doubtful =
    contradicted.length === 0 ? [] : [`カードを受けた後に投票できないと分かった人：${contradicted.length}人`]
  const registered = byOrder.filter(({ order }) => order.kind === 'registration').length
  const ordered = [
    ['決定書・確定判決書により名簿の外から加えた人', byOrder.length - registered] as const,
    ['補正登録の通知により名簿の外から加えた人', registered] as const,
  ].flatMap(([who, count]) => (count === 0 ? [] : [`${who}：${count}人`]))
  const mistaken = movedCounts(moved)
  if (!lists && number === 0) return [...told, ...ordered, ...mistaken, ...doubtful]
  return [
    `名簿の更新：${number === 0 ? 'なし' : `第${number}号まで${last ? '（最終）' : ''}`}`,
    ...waived,
    ...told,
    ...ordered,
    ...mistaken,
    ...doubtful,
  ]
}

/** 人違い */
function movedCounts(moved: DayRecord['roll']['moved']): readonly string[] {
  const lines = moved.filter(isMistake)
  const unknown = lines.filter(({ nobody }) => nobody !== null).length
  if (lines.length === 0) return []
  const more =
    unknown === 0 ? '' : `（うち、だれか分からない方 ${unknown}件。使われた票は「該当者なし」の数だけ権利より多い）`
  return [`人違いで付けた印を移した行：${lines.length}件${more}`]
}

/** A machine that was ready at any time holds votes: its pair is never reported as unused, whatever its state is now. */
function pairState({ state, wasStarted }: KioskMark): StationReport['pairs'][number]['state'] {
  if (wasStarted) return state === 'failed' ? 'failed' : 'started'
  return state === 'spare' ? 'spare' : 'not-started'
}

function onPaper(
  facts: IssuerFacts,
  { record, counts }: { readonly record: DayRecord; readonly counts: Counts },
  report: StationReport,
  bytes: Uint8Array,
  logFingerprint: string | null,
): Omit<StationReportSheetInput, 'happenings'> {
  return {
    head: headOf(facts, report.madeAt),
    station: { id: facts.station, name: facts.stationName },
    early: facts.earlyVoting,
    registered: report.registered,
    eligible: report.eligible,
    entitled: entitledOnSheet(facts, report),
    lateAbsentees: report.lateAbsentees,
    contests: report.contests.map((contest, place) => ({
      title: facts.contests[place]?.title ?? contest.contest,
      issued: contest.issued,
      returned: contest.returned,
      voters: contest.issued - contest.returned,
      men: contest.men,
      women: contest.women,
      found: contest.found,
      missing: contest.missing,
      replaced: contest.replaced,
      ofNobody: contest.ofNobody,
      proxies: contest.proxies,
      records: contest.recordsTold,
      onPaper: contest.onPaper,
    })),
    handedOut: report.handedOut.map((papers, place) => ({
      title: facts.paperContests[place]?.title ?? '',
      ...{ men: papers.men, women: papers.women, total: allOf(papers) },
    })),
    openedAt: record.openedAt,
    closedAt: record.closedAt,
    witnesses: Math.max(record.witnesses.appointed, record.witnesses.names.length),
    cards: {
      ...report.cards,
      received: record.cardsReceived,
      inCase: record.closing.cardsInCase,
      inEnvelope: counts.cardsInEnvelope,
      found: counts.cardsFound,
      missing: missingCards(counts, record),
    },
    listVersion: report.listVersion,
    rollList: report.rollList,
    rollListHash: report.rollListHash,
    slips: report.slips,
    differenceReason: report.differenceReason,
    tickets: report.tickets,
    logFingerprint,
    version: report.version,
    correctsReason: report.correctsReason,
    pairs: report.pairs.map(({ pair, machine, state, takenOverBy, note, sealFingerprint }) => ({
      pair,
      machineSerial: serialOf(record, machine),
      state,
      takenOverBy: takenOverBy === null ? null : serialOf(record, takenOverBy),
      note,
      sealFingerprint,
    })),
    issuerSerial: facts.issuerSerial,
    reportSha256: toHex(sha256(bytes)),
    reportFingerprint: reportFingerprint(sha256(bytes)),
  }
}

function serialOf(record: DayRecord, machine: MachineId): string {
  return record.kiosks.find((kiosk) => kiosk.machine === machine)?.serial ?? machine
}

function inWords(day: Sitting): string {
  const turn = turnOf(day)
  return turn === 0 ? day : `${dateOfSitting(day)}の${turn + 1}か所目`
}

/** No paper of an evening is written over by the next day's. */
export function placeInNames(facts: IssuerFacts, { days }: DayRecord): string {
  const { dates } = facts
  const place = placeOfDesk(facts)
  return dates.length < 2 ? place : `${place}-day-${days.before.length + 1}`
}

function placeOfDesk({ station, desk }: IssuerFacts): string {
  return desk === null || desk.number === MAIN_DESK ? station : `${station}-desk-${desk.number}`
}

export function headOf(facts: IssuerFacts, madeAt: LocalMinute): DocumentHead {
  const { use, electionTitle, municipality, date, settings } = facts
  return { use, electionTitle, municipality, date, madeAt, forms: settings.forms }
}

/** Null: a glyph that no font draws, or a printer directory that cannot be written. */
async function putDown(out: string, name: string, made: MadeDocument): Promise<string | null> {
  if (!made.ok) return null
  const path = join(out, name)
  const written = await atRemovable(out, () => writeWholeFile(path, made.value))
  // OPN-06: printing that fails does not stop voting; the screen says so.
  return written.ok ? path : null
}
