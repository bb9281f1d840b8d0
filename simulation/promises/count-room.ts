/** The tally's session with what its services would find: station reports, examined media, shares. No disk, no process. */

import { assert } from '#election/assert.ts'
import { PAGE_BYTES, type Role } from '#election/ballot-box/layout.ts'
import type { SetBlinds } from '#election/ballot-box/seal-sets.ts'
import { perList } from '#election/contest-lists.ts'
import type { Announcement } from '#election/count/announcement.ts'
import { asDistrictRecords, asOpenedDistrict } from '#election/count/district.ts'
import type { LostPair, SignedLostMedia } from '#election/count/lost-media.ts'
import type { MediumExamination } from '#election/count/receipt.ts'
import { NO_PAPERS_SENT, type StationReport } from '#election/count/station-report.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { CandidateId, ContestBit, ContestId, MachineId, PairNumber, StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { paperSaid } from '#simulation/counting/paper-said.ts'
import { stationReceived, ZERO_CHECKED } from '#simulation/counting/receive-stations.ts'
import { contestLine, pairLine, stationReportOf } from '#simulation/counting/station-report-of.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { TallyEffect } from '#tally/session/effect.ts'
import type { TallyEvent } from '#tally/session/event.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import { initialState, type TallyState } from '#tally/session/state.ts'
import { step } from '#tally/session/step.ts'
import type { TallyView } from '#tally/session/view.ts'
import { viewOf } from '#tally/session/view-of.ts'

/** Station 1 has pairs 1 and 2 in use, station 2 has pair 1. */
export const PLACES: readonly (readonly [string, number])[] = [
  ['1', 1],
  ['1', 2],
  ['2', 1],
]
/** Records of each contest on each medium. */
const RECORDS = 2

export interface CountRoomOptions {
  /** Voters of station 1 by its report; 4 balances. */
  readonly told?: number
  /** Records of each contest on each of the three media; left out: few, six in all. */
  readonly records?: number
  /** Ballot papers of each contest that station 1 sends by its report; left out: none. */
  readonly sent?: Readonly<Record<string, Partial<StationReport['contests'][number]['onPaper']>>>
}

/** One election for every room: nothing in it changes, and its share files take a second. */
let made: Promise<CountingElection> | null = null

/** The signature is checked elsewhere; the session reads only these fields. */
export function declarationOf(...lost: readonly Partial<LostPair>[]): SignedLostMedia {
  const document = { bytes: new Uint8Array() }
  return { chair: '選挙 長', declaredAt: '2002-06-23T21:40', lost, document } as unknown as SignedLostMedia
}

export class CountRoom {
  readonly made: CountingElection
  readonly #reports: readonly StationReport[]
  readonly #records: number
  state: TallyState

  private constructor(made: CountingElection, options: CountRoomOptions) {
    this.made = made
    const records = options.records ?? RECORDS
    this.#records = records
    this.#reports = [reportOf(made, '1', options.told ?? 2 * records, 2, options.sent), reportOf(made, '2', records, 1)]
    this.state = initialState(6, '2002-06-23T21:30' as LocalMinute)
    this.send({ type: 'loaded', election: made.election, earlier: null, machineKey: 'locked', hasCarry: true })
    this.press({ type: 'unlock', sealed: 'typed' })
    this.send({ type: 'unlocked' })
    this.press({ type: 'choose-mode', mode: 'count' })
    this.press(ZERO_CHECKED)
    assert(this.state.phase === 'receive', 'count room: ready to receive')
  }

  static async make(options: CountRoomOptions = {}): Promise<CountRoom> {
    made ??= countingElection(seededRandomness('count room'), { seats: 1 })
    return new CountRoom(await made, options)
  }

  view(): TallyView {
    return viewOf(this.state)
  }

  send(event: TallyEvent): readonly TallyEffect[] {
    const stepped = step(this.state, event)
    this.state = stepped.state
    return stepped.effects
  }

  /** On the screen. */
  press(event: TallyScreenEvent): readonly TallyEffect[] {
    return this.send({ type: 'screen', event })
  }

  /** As its issuer signed it. */
  report(place: number): StationReport {
    const report = this.#reports[place]
    assert(report !== undefined, `count room: report ${place}`)
    return report
  }

  receiveReport(place: number): void {
    const { station } = this.report(place)
    if (!this.state.receipt.arrivals.has(station)) this.press(stationReceived(station))
    this.press({ type: 'receive-reports' })
    this.send({
      type: 'reports-read',
      reports: this.#reports.slice(place, place + 1),
      lost: this.state.receipt.lost,
      rollRound: null,
      refused: [],
    })
    for (const { id, reportFingerprint: number, comparison } of this.view().stations) {
      if (number === null || comparison !== null) continue
      this.press({ type: 'compare-report', station: id, number, same: true })
    }
  }

  /** The reports are read again, with this declaration beside them; null: with none. */
  declareLost(lost: SignedLostMedia | null): void {
    this.press({ type: 'receive-reports' })
    this.send({ type: 'reports-read', reports: [], lost, rollRound: null, refused: [] })
  }

  /** @returns the effects: `keep-medium` when it counts */
  receiveMedium(slot: number, examination: MediumExamination): readonly TallyEffect[] {
    this.press({ type: 'read-media', again: true })
    const effects = this.send({ type: 'slot-examined', slot, examination })
    this.send({ type: 'media-read' })
    return effects
  }

  /** The holder agrees to the number that the screen shows. */
  giveShare(index: number): void {
    const records = this.state.mixed?.records ?? 0
    this.press({ type: 'provide-share', index, sealed: 'what its holder typed', records })
    this.send({ type: 'share-held', index })
  }

  receiveEverything(): void {
    this.receiveReport(0)
    this.receiveReport(1)
    PLACES.forEach(([station, pair], i) => {
      this.receiveMedium(i + 1, sealedBy(station, pair, 'original', { records: this.#records }))
    })
  }

  /** Nobody voted on paper: the election chair says so. */
  sayNoPaper(): TallyView {
    for (const event of paperSaid(this.view())) this.press(event)
    return this.view()
  }

  /** Presses "announce" and plays the disk. */
  announce(): Announcement {
    const effect = this.press({ type: 'announce' }).find((each) => each.type === 'announce')
    assert(effect?.type === 'announce', `count room: it announces, not ${this.view().message?.code}`)
    this.send({ ...effect, type: 'announced' })
    return effect.announcement
  }

  /** Presses "mix" and plays the services. */
  mix(): void {
    const effects = this.press({ type: 'count' })
    assert(
      effects.some((effect) => effect.type === 'merge'),
      `count room: it merges, not ${this.view().message?.code}`,
    )
    const records = 2 * PLACES.length * this.#records
    this.send({ type: 'merged', records: asDistrictRecords('records', records), shared: [] })
    this.send({ type: 'mixed', mixed: { records, refused: 0, mixers: 2, second: null } })
  }

  /** Mixes; two holders come, and the list opens. */
  count(): TallyView {
    this.mix()
    this.giveShare(1)
    return this.open()
  }

  /** The second holder comes, and the list opens. */
  open(): TallyView {
    this.giveShare(3)
    const records = PLACES.length * this.#records
    const votes = (contest: number, selection: number) => ({
      contest: contest as ContestBit,
      place: 0,
      selection: selection as CandidateId,
      records,
    })
    this.send({ type: 'opened', opened: asOpenedDistrict([[votes(0, 11), votes(1, 21)]]) })
    this.send({ type: 'stages-written' })
    return this.view()
  }
}

/** Media with other contents have another number. */
export function sealNumberOf(root?: string): string {
  if (root === undefined) return '11111 22222 33333 44444'
  const sum = [...root].reduce((all, letter) => (all * 31 + (letter.codePointAt(0) ?? 0)) % 100_000, 0)
  return `11111 22222 33333 ${String(sum).padStart(5, '0')}`
}

const NO_BLINDS: SetBlinds = perList(() => group.scalar(0n))

export function sealedBy(
  station: string,
  pair: number,
  role: Role,
  changes: {
    readonly serial?: string
    readonly root?: string
    readonly seal?: string
    readonly records?: number
    readonly sheets?: number
  } = {},
): MediumExamination {
  const records = changes.records ?? RECORDS
  return {
    type: 'sealed',
    sheets: changes.sheets ?? null,
    medium: {
      serial: changes.serial ?? `M-${station}-${pair}-${role === 'original' ? 'A' : 'B'}`,
      station: station as StationId,
      pair: pair as PairNumber,
      role,
    },
    sealed: {
      root: changes.root ?? `root of ${station} ${pair}`,
      sealFingerprint: changes.seal ?? sealNumberOf(changes.root),
      machine: `${station}-K${pair}` as MachineId,
      records: new Map(['mayor', 'council'].map((id) => [id as ContestId, records])),
      spentMarks: records,
      markedSessions: records,
      lostPages: 0,
      failedPartner: false,
      logUnbroken: true,
      lists: [],
      closedAt: null,
      doubts: [],
      sets: { blinds: NO_BLINDS, page: new Uint8Array(PAGE_BYTES) },
    },
  }
}

/** Nobody noted the records: only the books are asked. */
function reportOf(
  made: CountingElection,
  station: string,
  voters: number,
  kiosks: number,
  sent: CountRoomOptions['sent'] = {},
): StationReport {
  const onPaper = (contest: string) => ({ ...NO_PAPERS_SENT, ...sent[contest] })
  return stationReportOf(made.election.electionPackage.electionId, station, voters, {
    contests: ['mayor', 'council'].map((contest) => contestLine(contest, voters, { onPaper: onPaper(contest) })),
    pairs: Array.from({ length: kiosks + 1 }, (_, i) => pairLine(station, i + 1, i < kiosks ? 'started' : 'spare')),
  })
}
