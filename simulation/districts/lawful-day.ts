/** A lawful day, drawn by a seed: older lists, moved polls, moving stations, contests on paper, take-overs, failed and burnt media, typed reports, missing cards. */
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import type { LostPair } from '#election/count/lost-media.ts'
import type { PairState } from '#election/count/station-report.ts'
import type { Stop } from '#election/definition/definition.ts'
import type { MachineId, PairNumber, StationId } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { type CountingElection, countingElection, ELECTION_DATE } from '#simulation/counting/counting-election.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type Content, type District, type Medium, pairsOf, type Report } from './district.ts'

const SHAPES = ['two stations', 'early voting', 'moving', 'moved', 'suspended'] as const
type Shape = (typeof SHAPES)[number]

const EARLY = ['2002-06-20', '2002-06-21', '2002-06-22'] as LocalDate[]
/** 移動期日前投票所: two stops on one day, one on the next. */
const STOPS = [
  { place: '朝霧公民館', opens: '09:00', closes: '11:00' },
  { place: '沢渡集会所', opens: '13:00', closes: '15:00' },
  { place: '市役所前', opens: '10:00', closes: '16:00' },
] as Stop[]
const OF_STOPS = ['2002-06-20', '2002-06-20', '2002-06-21'] as LocalDate[]
/** So small that a medium has 144 pages. */
const SMALL = { eligible: 12 }

/** One election of each shape: keys and shares take longer than a district. */
function electionOf(shape: Shape): Promise<CountingElection> {
  const known = elections.get(shape)
  if (known !== undefined) return known
  const made = countingElection(seededRandomness('districts', shape), { ...SMALL, ...OPTIONS[shape] })
  elections.set(shape, made)
  return made
}
const elections = new Map<string, Promise<CountingElection>>()

const two = { kiosks: 2, spares: 1 }
const one = { kiosks: 1, spares: 1 }
const OPTIONS: Readonly<Record<Shape, Parameters<typeof countingElection>[1]>> = {
  'two stations': { stations: [two, one] },
  'early voting': { stations: [{ ...one, early: EARLY }, one, { kiosks: 1, spares: 0 }], mayorsOfList1: 3 },
  moving: { stations: [{ ...two, early: OF_STOPS, stops: STOPS }, one] },
  moved: { stations: [one, { kiosks: 2, spares: 0 }], list2: 'moved' },
  suspended: { stations: [two], list2: 'suspended' },
}

export async function lawfulDay(dice: Dice): Promise<District> {
  const shape = dice.pick(SHAPES) ?? 'two stations'
  const made = await electionOf(shape)
  const day = new LawfulDay(made, shape, dice)
  return day.played()
}

class LawfulDay {
  readonly #made: CountingElection
  readonly #shape: Shape
  readonly #dice: Dice
  readonly #story: string[]
  readonly #media: Medium[] = []
  readonly #reports: Report[] = []
  readonly #typed: Report[] = []
  readonly #lost: LostPair[] = []

  constructor(made: CountingElection, shape: Shape, dice: Dice) {
    this.#made = made
    this.#shape = shape
    this.#dice = dice
    this.#story = [shape]
  }

  played(): District {
    for (const { id } of this.#made.election.electionPackage.stations) this.#station(id)
    const lost = this.#lost.length > 0 ? { pairs: this.#lost, isSigned: true } : null
    const [made, media, reports, typed, story] = [this.#made, this.#media, this.#reports, this.#typed, this.#story]
    return { made, media, reports, typed, lost, story }
  }

  #station(station: string): void {
    const dice = this.#dice
    const own = pairsOf(this.#made).filter((each) => each.station === station)
    const isTyped = dice.oneIn(8)
    const states: PairState[] = []
    const takenOverBy: Record<number, string> = {}
    const noted: (Content | null)[] = []
    const contents: Content[] = []
    for (const { pair, spare } of own) {
      // Somebody voted: else the station asks the chair whether it voted at all.
      const isStarted = !spare || dice.oneIn(4)
      const isTaken = isStarted && own.length > 1 && dice.oneIn(5)
      const closer = isTaken ? (dice.pick(own)?.pair ?? pair) : pair
      states.push(isTaken ? 'failed' : isStarted ? 'started' : dice.oneIn(2) ? 'spare' : 'not-started')
      if (isTaken) takenOverBy[pair] = `${station}-K${closer}`
      if (!isStarted) {
        noted.push(null)
        if (isTyped) this.#declare(station, pair, 'never-started')
        continue
      }
      const content = this.#content(station, pair, `${station}-K${closer}` as MachineId, pair === 1 ? 1 : 0)
      contents.push(content)
      noted.push(dice.oneIn(3) ? null : content)
      this.#mediaOf(content)
    }
    const report = this.#report(station, { states, takenOverBy, noted, contents })
    if (isTyped) this.#story.push(`the report of ${station} is typed from paper`)
    ;(isTyped ? this.#typed : this.#reports).push(report)
  }

  #mediaOf(content: Content): void {
    const { station, pair, failed } = content
    if (this.#dice.oneIn(12)) {
      this.#declare(station, pair, 'lost', content)
      return
    }
    for (const role of ['original', 'duplicate'] as const) {
      if (role !== failed) this.#media.push({ role, content, harm: null })
    }
  }

  #declare(station: string, pair: number, cause: LostPair['cause'], content: Content | null = null): void {
    this.#story.push(`${station} ${pair} is declared ${cause}`)
    const told =
      content === null || this.#dice.oneIn(3) ? null : { mayor: count(content, 0), council: count(content, 1) }
    this.#lost.push({
      ...{ station: station as StationId, pair: pair as PairNumber, cause, known: '火災', opinion: '異議なし' },
      ...{ witnesses: ['立会'], recordsTold: told },
    })
  }

  #content(station: string, pair: number, machine: MachineId, least: number): Content {
    const dice = this.#dice
    const votes = Array.from({ length: least + dice.below(4) }, () => this.#vote(station))
    const failed = dice.oneIn(10) ? (dice.pick(['original', 'duplicate'] as const) ?? null) : null
    if (failed !== null) this.#story.push(`the ${failed} of ${station} ${pair} failed`)
    const sessions = votes.map(({ list, vote }) => {
      const [mayor, council] = vote.map((choice, contest) => {
        return choice === undefined ? undefined : this.#made.record(contest, choice, list)
      })
      return [mayor, council] as const
    })
    return {
      ...{ station, pair, machine, failed, seq: 2 + votes.length, isSealed: true },
      votes: votes.map(({ vote }) => vote),
      sessions,
      tokens: votes.map(() => dice.bytes(16)),
      log: this.#log(station),
    }
  }

  #vote(station: string): { readonly list: number; readonly vote: Content['votes'][number] } {
    const dice = this.#dice
    const lists = this.#lists(station)
    const list = lists[dice.below(lists.length)] ?? 1
    // Under list 1 a third mayor stands, who is in list 2 no more.
    const mayors = this.#shape === 'early voting' && list === 1 ? [11, 12, 13] : [11, 12]
    const mayor =
      this.#shape === 'suspended' && list === 2 ? undefined : dice.oneIn(6) ? null : (dice.pick(mayors) ?? 11)
    const council = dice.oneIn(6) ? null : (dice.pick([21, 22, 23, 24, 25]) ?? 21)
    return { list, vote: [mayor, council] }
  }

  /** Under which its machines voted. */
  #lists(station: string): readonly number[] {
    if (this.#shape === 'early voting') return station === '1' ? [1] : [2]
    return { 'two stations': [1], moving: [1], moved: [2], suspended: [1, 2] }[this.#shape]
  }

  #lastDay(station: string): LocalDate {
    const { stations } = this.#made.election.electionPackage
    return stations.find(({ id }) => id === station)?.dates.at(-1) ?? ELECTION_DATE
  }

  #log(station: string): readonly LogEntry[] {
    const minute = (time: string) => `${this.#lastDay(station)}T${time}` as LocalMinute
    return [
      ...this.#lists(station).map((list): LogEntry => {
        return { minute: minute('08:30'), event: { type: 'made-votable', list: list as 1 | 2 } }
      }),
      { minute: minute('20:05'), event: { type: 'closing', final: true } },
    ]
  }

  #report(
    station: string,
    of: {
      readonly states: readonly PairState[]
      readonly takenOverBy: Readonly<Record<number, string>>
      readonly noted: readonly (Content | null)[]
      readonly contents: readonly Content[]
    },
  ): Report {
    const dice = this.#dice
    const [found, missing] = [dice.oneIn(6) ? 1 : 0, dice.oneIn(10) ? 1 : 0]
    if (missing > 0) this.#story.push(`a card of ${station} never came back`)
    const isNoted = !dice.oneIn(4)
    const each = (contest: 0 | 1) => {
      const records = of.contents.reduce((sum, content) => sum + count(content, contest), 0)
      const issued = records + found + missing
      return { issued, found, missing, men: issued, recordsTold: isNoted ? records : null }
    }
    return {
      station,
      voters: Math.max(each(0).issued, each(1).issued),
      pairs: of.states,
      takenOverBy: of.takenOverBy,
      noted: of.noted,
      listVersion: this.#lists(station).at(-1) ?? 1,
      madeAt: `${this.#lastDay(station)}T20:40`,
      contests: { mayor: each(0), council: each(1) },
      isGenuine: true,
    }
  }
}

function count({ votes }: Content, contest: 0 | 1): number {
  return votes.filter((vote) => vote[contest] !== undefined).length
}
