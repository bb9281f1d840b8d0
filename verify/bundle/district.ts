/** bundle.md §1: what became of each pair of media of the package: V03, V07, V08, V18 and V36, from seals, station reports, the declaration of lost media and the round of roll lists. */
import { isOnlineBox, LOST_MEDIA, LOST_MEDIA_USE, type LostPair, lostOf } from '../count/lost-declaration.ts'
import { ACCEPTED_PAPERS, type Accepted, acceptedIn, openingsOf } from '../count/openings.ts'
import { type Report, type ReportedPair, reportOf } from '../count/report-fields.ts'
import { ROLL_ROUND, ROLL_ROUND_USE, type RollRound, rollListFindings, roundOf } from '../count/roll-round.ts'
import { genuineReport, lastReports, pairName, REPORT_BYTES_MAX, toldPairs } from '../count/signed-reports.ts'
import { booksOf, isCalledUsed } from '../count/station-books.ts'
import { roomsOfContest } from '../medium/page-fields.ts'
import { readApproved } from '../package/approved-document.ts'
import { parseCanonical } from '../package/canonical.ts'
import { Malformed } from '../package/fields.ts'
import { reportFingerprint } from '../package/fingerprint.ts'
import type { PackageSource } from '../package/source.ts'
import { judgedOf, type Trust } from '../package/trusted-package.ts'
import type { SealedContest } from './bundle-election.ts'
import { ONLINE_SEAL, reportNamesOf, SEAL_BYTES, sealFile, sealNameOf, typedNameOf } from './district-names.ts'
import { filesAmong } from './files-among.ts'
import { type Finding, fails, holds, notChecked } from './finding.ts'
import type { GivenFile } from './layout.ts'
import { readSeals, type SealOfPair, type Seals, sealedTogether } from './seals.ts'
import { type ShortList, shortLists } from './short-lists.ts'
import type { ReadBytes } from './spans.ts'

export interface District {
  readonly findings: readonly Finding[]
  readonly shown: ShownDistrict
  /** The ballots of this contest are opened, as far as anything says so; where nothing does V02 fails. @param contest its id */
  isOpened(contest: string): boolean
  /** Null: not every seal is whole. @param room of the list */
  sealedIn(room: number): SealedContest | null
}

/** For people, who hold it against paper (V10). Stations by their ids. */
export interface ShownDistrict {
  readonly seals: readonly { readonly station: string; readonly pair: number; readonly number: string }[]
  /** The votes of the online ballot box: the number of their seal; null: the election has none, or nothing whole says. */
  readonly online: { readonly number: string } | 'lost' | null
  /** Pairs without a seal, and the signed word about each; `untold`: there is none. */
  readonly others: readonly { readonly station: string; readonly pair: number; readonly why: WhyNoSeal }[]
  readonly reports: readonly ShownReport[]
  /** Stations whose cards, marks and records differ by more than their report accounts for. */
  readonly differing: readonly string[]
  /** Rooms of lists of judges with fewer records than that of another judge, of one seal. */
  readonly shortLists: readonly number[]
}

type WhyNoSeal = 'unused' | 'lost' | 'untold'

interface ShownReport {
  readonly station: string
  /** 報告書の照合番号 */
  readonly number: string
  /** Else two people typed it in from its printed sheet. */
  readonly signed: boolean
}

interface ReadReport extends ShownReport {
  readonly file: string
  readonly report: Report
}

interface Source {
  readonly given: readonly GivenFile[]
  readonly files: PackageSource
  readonly trust: Trust
}

export async function readDistrict(
  given: readonly GivenFile[],
  read: ReadBytes,
  hashes: Pick<PackageSource, 'signedBy' | 'sha256'>,
  trust: Trust,
): Promise<District> {
  const files = filesAmong(given, read, hashes)
  const place = (station: string) => trust.indexOf(station) ?? 0
  const source = { given, files, trust }
  const seals = await readSeals(given, read, hashes, trust)
  const { reports, findings: ofReports } = await readReports(source)
  const lost = await declaredLost(source)
  const accounts = accountsOf(source, reports, lost)
  const signed = reports.flatMap(({ report, signed: isSigned }) => (isSigned ? [report] : []))
  const accepted = await acceptedPapers(source)
  const openings = openingsOf(signed, (bit) => seals.online?.records[bit] ?? 0, accepted ?? new Map(), trust)
  const ofRolls = rollLists(source, reports, await rollRound(source))
  const books = seals.wrong.length > 0 ? null : differing(source.trust, seals.ofPairs, reports, lost ?? [])
  const short =
    seals.wrong.length > 0 ? [] : shortLists(judgedOf(trust.contests, trust.lists), sealedLists(trust, seals))
  return {
    findings: [
      ...accounts.findings,
      ...(seals.wrong.length === 0 ? [holds('V07')] : seals.wrong.map((file) => fails('V07', { file }))),
      ...ofReports,
      ...(books === null ? [notChecked('V18')] : ofBooks(books.findings, short)),
      ...ofRolls,
      ...openingFindings(openings, accepted, trust),
    ],
    shown: {
      seals: seals.ofPairs
        .map(({ station, pair, fingerprint }) => ({ station, pair, number: fingerprint }))
        .toSorted((a, b) => place(a.station) - place(b.station) || a.pair - b.pair),
      online: onlineOf(seals, lost ?? []),
      others: accounts.others,
      reports: reports
        .map(({ station, number, signed }) => ({ station, number, signed }))
        .toSorted((a, b) => place(a.station) - place(b.station)),
      differing: books?.stations ?? [],
      shortLists: short.map(({ room }) => room),
    },
    isOpened: (contest) => openings.get(contest)?.type !== 'closed',
    sealedIn: (room) => (seals.wrong.length > 0 ? null : sealedTogether(seals, room)),
  }
}

function onlineOf({ online }: Seals, lost: readonly LostPair[]): ShownDistrict['online'] {
  if (online !== null) return { number: online.fingerprint }
  return lost.some(isOnlineBox) ? 'lost' : null
}

/** V08: each is signed by an issuer of its station, and no station is without one. People compare the reports that two people typed in. */
async function readReports({ given, files, trust }: Source): Promise<{
  readonly reports: readonly ReadReport[]
  readonly findings: readonly Finding[]
}> {
  const reports: ReadReport[] = []
  const findings: Finding[] = []
  for (const { name: file } of given) {
    const names = reportNamesOf(file)
    const typed = typedNameOf(file)
    if (names?.document !== file && typed === null) continue
    const bytes = await files.read(file, REPORT_BYTES_MAX)
    const signature = names === null ? 'missing' : await files.read(names.signature, 1024)
    const report =
      typeof bytes === 'string'
        ? null
        : typed !== null
          ? typedReport(bytes, typed, trust)
          : typeof signature === 'string'
            ? null
            : genuineReport({ bytes, signature }, trust, files)
    if (report === null || typeof bytes === 'string') findings.push(fails('V08', { file }))
    else {
      const number = reportFingerprint(files.sha256(bytes))
      reports.push({ file, report, station: report.station, number, signed: typed === null })
    }
  }
  for (const station of new Set(trust.pairs.map((pair) => pair.station))) {
    const own = reports.filter((each) => each.station === station)
    const typed = own.find(({ signed }) => !signed)
    if (own.length === 0) findings.push(fails('V08', { file: `reports/*.json #${trust.indexOf(station)}` }))
    else if (typed !== undefined) {
      findings.push(own.length > 1 ? fails('V08', { file: typed.file }) : notChecked('V08', { file: typed.file }))
    }
  }
  return { reports, findings: findings.length === 0 ? [holds('V08')] : findings }
}

/** Null: not the form of a report of this station. Nobody signed it (MED-06). */
function typedReport(bytes: Uint8Array, index: number, { electionId, stationAt }: Trust): Report | null {
  const report = reportOf(parseCanonical(bytes))
  return report !== null && report.electionId === electionId && report.station === stationAt(index) ? report : null
}

/** Null: a declaration is there that is not the authority's with the approvals of two, or not of this package. */
async function declaredLost({ given, files, trust }: Source): Promise<readonly LostPair[] | null> {
  if (!given.some(({ name }) => name === LOST_MEDIA.document)) return []
  const signed = await readApproved(files, LOST_MEDIA, LOST_MEDIA_USE, trust)
  if (typeof signed === 'string') return null
  try {
    return lostOf(signed.value, trust).lost
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

/** Empty: there are none. Null: not of the form. Nobody signed them: they decide within what the signed reports leave open. */
async function acceptedPapers({ given, files, trust }: Source): Promise<Accepted | null> {
  if (!given.some(({ name }) => name === ACCEPTED_PAPERS)) return new Map()
  const bytes = await files.read(ACCEPTED_PAPERS, REPORT_BYTES_MAX)
  return typeof bytes === 'string' ? null : acceptedIn(bytes, trust)
}

/** V02: nothing is opened before it is known whether it is. A number that people entered is held against the minutes of the count. */
function openingFindings(
  openings: ReturnType<typeof openingsOf>,
  accepted: Accepted | null,
  { contests }: Trust,
): readonly Finding[] {
  const unknown = contests.filter(({ id }) => openings.get(id)?.type === 'unknown')
  return [
    ...unknown.map(({ bit }) => fails('V02', { contest: bit })),
    ...(accepted === null ? [fails('V02', { file: ACCEPTED_PAPERS })] : []),
    ...(accepted !== null && accepted.size > 0 ? [notChecked('V02', { file: ACCEPTED_PAPERS })] : []),
  ]
}

/** Undefined: there is none. Null: it is not the authority's with the approvals of two, or not of this election. */
async function rollRound({ given, files, trust }: Source): Promise<RollRound | null | undefined> {
  if (!given.some(({ name }) => name === ROLL_ROUND.document)) return undefined
  const signed = await readApproved(files, ROLL_ROUND, ROLL_ROUND_USE, trust)
  if (typeof signed === 'string') return null
  try {
    return roundOf(signed.value, trust)
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

/**
 * V36: each station issued by the list that the commission signed. An older list than the last one is no fault of the bundle: people explain it
 * in the minutes of the count.
 */
function rollLists(
  { trust }: Source,
  reports: readonly ReadReport[],
  round: RollRound | null | undefined,
): readonly Finding[] {
  const file = ROLL_ROUND.document
  if (round === null) return [fails('V36', { file })]
  const last = lastReports(reports.map(({ report }) => report))
  const found = rollListFindings(round ?? null, [...last.values()].flat(), trust)
  const findings = found.map(({ code, station }) => {
    const own = reports.find((each) => each.station === station)?.file ?? file
    return code === 'roll-list-earlier' ? notChecked('V36', { file: own }) : fails('V36', { file: own })
  })
  return findings.length === 0 ? [holds('V36')] : findings
}

/** V03, count.md §4: a seal, or a signed word that excuses it. */
function accountsOf(
  { given, trust }: Source,
  reports: readonly ReadReport[],
  lost: readonly LostPair[] | null,
): { readonly findings: readonly Finding[]; readonly others: ShownDistrict['others'] } {
  if (lost === null) return { findings: [fails('V03', { file: LOST_MEDIA.document })], others: [] }
  const pages = given.filter(({ size }) => size === SEAL_BYTES).map(({ name }) => name)
  const sealed = new Set(
    pages.flatMap((name) => {
      const named = sealNameOf(name)
      return named === null ? [] : [pairName(trust.stationAt(named.station) ?? '', named.pair)]
    }),
  )
  const told = toldPairs(
    reports.flatMap(({ report, signed }) => (signed ? [report] : [])),
    trust,
  )
  const declared = new Set(lost.map(({ station, pair }) => pairName(station, pair)))
  const others = trust.pairs.flatMap(({ station, pair }) => {
    const name = pairName(station, pair)
    if (sealed.has(name)) return []
    const why: WhyNoSeal = told.unused.has(name) ? 'unused' : declared.has(name) ? 'lost' : 'untold'
    return [{ station, pair, why }]
  })
  const isContradicted = lost.some((each) => {
    const name = pairName(each.station, each.pair)
    if (isOnlineBox(each)) return pages.includes(ONLINE_SEAL)
    return sealed.has(name) || (each.cause === 'never-started' && told.started.has(name))
  })
  const untold = others.filter(({ why }) => why === 'untold')
  const isOnlineAway = trust.online && !pages.includes(ONLINE_SEAL) && !lost.some(isOnlineBox)
  const findings = [
    ...(isContradicted ? [fails('V03', { file: LOST_MEDIA.document })] : []),
    ...untold.map(({ station, pair }) => fails('V03', { file: sealFile(trust.indexOf(station), pair) })),
    ...(isOnlineAway ? [fails('V03', { file: ONLINE_SEAL })] : []),
  ]
  return { findings: findings.length === 0 ? [holds('V03')] : findings, others }
}

/** V18: a difference is no fault of the bundle: people explain it in the minutes of the count. It is named, and nobody calls the books checked. */
function differing(
  { contestAt, contests, headerOf, indexOf, pairs }: Trust,
  seals: readonly SealOfPair[],
  reports: readonly ReadReport[],
  lost: readonly LostPair[],
): { readonly findings: readonly Finding[]; readonly stations: readonly string[] } {
  const last = lastReports(reports.map(({ report }) => report))
  const stations = [...new Set(pairs.map(({ station }) => station))]
  const open = stations.filter((station) => {
    const [report, ...twins] = last.get(station) ?? []
    if (report === undefined || twins.length > 0) return true
    const own = seals.filter((seal) => seal.station === station)
    const judged = headerOf(indexOf(station) ?? 0)?.judged ?? null
    const longest = (bit: number, records: SealOfPair['records']) =>
      Math.max(...roomsOfContest(bit, judged).map((room) => records[room] ?? 0))
    const books = booksOf(
      report,
      own.map(({ pair, records }) => ({
        ...{ pair, problem: null },
        records: Object.fromEntries(contests.map(({ bit }) => [contestAt(bit), longest(bit, records)])),
      })),
      lost,
    )
    const isTold = own.every((seal) => {
      const machine = pairs.find((each) => each.station === station && each.pair === seal.pair)?.machine
      return isAsTold(
        seal,
        machine,
        report.pairs.find(({ pair }) => pair === seal.pair),
      )
    })
    return books === null || !books.isAccountedFor || !isTold || !own.every(marksFit)
  })
  const fileOf = (station: string) => reports.find((each) => each.station === station)?.file
  const findings = open.map((station) => {
    const file = fileOf(station)
    return notChecked('V18', file === undefined ? {} : { file })
  })
  return { findings: findings.length === 0 ? [holds('V18')] : findings, stations: open }
}

function ofBooks(books: readonly Finding[], short: readonly ShortList[]): readonly Finding[] {
  const found = short.map(({ room, file }) => notChecked('V18', { contest: room, file }))
  return found.length === 0 ? books : [...books.filter(({ result }) => result !== 'holds'), ...found]
}

function sealedLists({ indexOf }: Trust, { ofPairs, online }: Seals) {
  return [
    ...ofPairs.map(({ station, pair, records }) => ({ file: sealFile(indexOf(station), pair), records })),
    ...(online === null ? [] : [{ file: ONLINE_SEAL, records: online.records }]),
  ]
}

/** own-82: its number, and a pair that was used and closed by its own machine, or by the one that the report names. */
function isAsTold({ machine, fingerprint }: SealOfPair, own: string | undefined, told?: ReportedPair): boolean {
  if (told === undefined || !isCalledUsed(told.state) || machine !== (told.takenOverBy ?? own)) return false
  return told.sealNumber === null || told.sealNumber === fingerprint.replaceAll(' ', '')
}

/** ballot-box.md §8: without lost pages each session has left its mark. */
function marksFit({ lostPages, finished, endedByStaff, released, spentPages }: SealOfPair): boolean {
  return lostPages > 0 || finished + endedByStaff + released === spentPages
}
