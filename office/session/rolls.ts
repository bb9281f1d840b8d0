/**
 * Roll lists in the office's record (ELG-02a, ELG-04, ELG-11): the round that is being made, the rounds that were signed, and the stick of
 * each station. Two people approve the content of a round: a content that was changed afterwards has no approval.
 */
import { unreachable } from '#election/assert.ts'
import type { StationId } from '#election/ids.ts'
import { type Draft, hashOf } from './draft.ts'
import type { Act, Entry } from './record.ts'

type TakenChanges = NonNullable<Extract<Act, { type: 'roll-changes-taken' }>['changes']>
type CauseCount = TakenChanges['causes'][number]
type OnlineRows = NonNullable<TakenChanges['online']>

/** Why an approved round gives no lists. */
export type RollRefusal =
  | 'roll-of-other-office'
  | 'roll-lists-broken'
  | 'changes-refused'
  | 'too-many-roll-lists'
  | 'roll-list-not-read-back'
  | 'day-list-refused'
  | 'day-list-older'
  | 'day-list-of-other-rows'
  | 'day-list-awaited'
  | 'slips-without-voter'
  | 'online-rows-awaited'
  | 'online-voted-missing'
  | 'online-voted-refused'
  | 'online-rows-differ'
  | 'online-incidents-refused'
  | 'online-incidents-older'
  | 'words-meet'

/** changes.csv, the profile by which it is read, and the list of who voted online, kept under their hashes. Undefined: it has none. */
export interface ChangesKept {
  readonly sha256: string
  readonly profile?: string | undefined
  readonly voted?: string | undefined
}

/** online-incidents.json under its hash. */
export interface IncidentsKept {
  readonly sha256: string
  readonly lines: number
}

export interface MeetingsKept {
  readonly sha256: string
  readonly rows: number
}

export interface RollRound {
  readonly number: number
  /** changes.csv, and its number of rows for each cause; null: no change is known. */
  readonly changes:
    | (ChangesKept & { readonly causes: readonly CauseCount[]; readonly online?: OnlineRows | undefined })
    | null
  /** Early-voting station (by the file's name) → its day list: the number of the day, and the hash under which the file is kept. */
  readonly dayLists: ReadonlyMap<string, { readonly number: number; readonly sha256: string }>
  /** Early-voting station whose day list will not come → the reason. */
  readonly without: ReadonlyMap<string, string>
  /** Why no row with an online box comes; null: nobody has given them up. */
  readonly withoutOnline: string | null
  /** The newest list of incidents of the online box that was brought, in this round or before; null: none. */
  readonly incidents: IncidentsKept | null
  /** Whether stations may issue cards once they have the lists of this round. */
  readonly last: boolean
  /** Voters on whom two votes meet, as the key room found them: the file's SHA-256, and their number; null: nobody has looked, or there are none. */
  readonly meetings: MeetingsKept | null
  /** Everybody who brought a file of this round or entered something about it. */
  readonly by: readonly string[]
}

export interface RoundMade
  extends Pick<RollRound, 'number' | 'last' | 'dayLists' | 'without' | 'withoutOnline' | 'meetings' | 'incidents'> {
  /** SHA-256 of the canonical list of [station, SHA-256 of its file], in the order of the package. */
  readonly lists: string
  readonly changes: ChangesKept | null
  readonly changed: number
  readonly added: number
  readonly at: Entry['at']
}

export interface RollCarried {
  readonly number: number
  readonly by: string
  readonly checkedBy: string | null
  /** Who reported that the stick has arrived. */
  readonly told: string | null
}

export interface Rolls {
  /** Null: nobody has begun one since the last was signed. */
  readonly round: RollRound | null
  readonly made: readonly RoundMade[]
  readonly carried: ReadonlyMap<string, RollCarried>
}

export const NO_ROLLS: Rolls = { round: null, made: [], carried: new Map() }

const ROLL_ACTS = [
  'roll-changes-taken',
  'day-list-given-up',
  'online-rows-given-up',
  'last-round-said',
  'round-dropped',
  'roll-meetings-found',
  'roll-list-signed',
  'roll-list-put',
  'roll-list-checked',
  'roll-list-told',
] as const
export type RollAct = Extract<Act, { type: (typeof ROLL_ACTS)[number] }>

export function isOfRolls(act: Act): act is RollAct {
  return ROLL_ACTS.some((type) => type === act.type)
}

export function rollsAfter(rolls: Rolls, act: RollAct, { by, at }: Pick<Entry, 'by' | 'at'>): Rolls {
  switch (act.type) {
    case 'roll-changes-taken':
    case 'day-list-given-up':
    case 'online-rows-given-up':
    case 'last-round-said':
      return { ...rolls, round: roundAfter(rolls, act, by) }
    case 'round-dropped':
      return { ...rolls, round: null }
    case 'roll-meetings-found': {
      const { round } = rolls
      const { number, sha256, rows } = act
      return round?.number === number ? { ...rolls, round: { ...round, meetings: { sha256, rows } } } : rolls
    }
    case 'roll-list-signed':
      return withMade(rolls, act, at)
    case 'roll-list-put':
      return withStick(rolls, act.station, { number: act.number, by, checkedBy: null, told: null })
    case 'roll-list-checked':
      return withStick(rolls, act.station, { ...rollCarriedTo(rolls, act.station, act.number), checkedBy: by })
    case 'roll-list-told':
      return withStick(rolls, act.station, { ...rollCarriedTo(rolls, act.station, act.number), told: act.who })
    default:
      return unreachable(act)
  }
}

/** ELG-02a: a list given up for a last round stays so in those after it. Before, the word was of one evening: the next list has everybody. */
function newRound({ made }: Rolls): RollRound {
  const last = hadLast({ made })
  const { without, withoutOnline } = givenUp({ made })
  const nothing = { changes: null, dayLists: new Map(), meetings: null, by: [] }
  // A list of incidents stays known.
  const incidents = made.at(-1)?.incidents ?? null
  return { ...nothing, without, withoutOnline, incidents, number: made.length + 1, last }
}

function givenUp({ made }: Pick<Rolls, 'made'>): Pick<RoundMade, 'without' | 'withoutOnline'> {
  const before = hadLast({ made }) ? made.at(-1) : undefined
  return before ?? { without: new Map(), withoutOnline: null }
}

/** Each round after a last round is a last one too: a station that issues cards must not begin to wait again. */
export function hadLast({ made }: Pick<Rolls, 'made'>): boolean {
  return made.at(-1)?.last === true
}

function roundAfter(
  rolls: Rolls,
  act: Extract<
    RollAct,
    { type: 'roll-changes-taken' | 'day-list-given-up' | 'online-rows-given-up' | 'last-round-said' }
  >,
  by: string,
): RollRound {
  const before = rolls.round ?? newRound(rolls)
  const round = { ...before, by: [...new Set([...before.by, by])] }
  switch (act.type) {
    case 'roll-changes-taken': {
      const came = act.dayLists.map(({ station, number, sha256 }) => [station, { number, sha256 }] as const)
      const without = [...round.without].filter(([station]) => !came.some(([each]) => each === station))
      const changes = act.changes ?? round.changes
      const withoutOnline = changes?.voted === undefined ? round.withoutOnline : null
      const dayLists = new Map([...round.dayLists, ...came])
      const incidents = act.incidents ?? round.incidents
      return { ...round, changes, dayLists, without: new Map(without), withoutOnline, incidents, meetings: null }
    }
    case 'day-list-given-up':
      return { ...round, without: new Map(round.without).set(act.station, act.why) }
    case 'online-rows-given-up':
      return { ...round, withoutOnline: act.why }
    case 'last-round-said':
      return { ...round, last: act.last || hadLast(rolls) }
    default:
      return unreachable(act)
  }
}

function withMade(rolls: Rolls, act: Extract<RollAct, { type: 'roll-list-signed' }>, at: Entry['at']): Rolls {
  const { number: _number, last: _last, by: _by, ...round } = rolls.round ?? newRound(rolls)
  const { number, last, lists, changed, added } = act
  const made = { ...round, ...{ number, last, lists, changed, added, at } }
  return { ...rolls, round: null, made: [...rolls.made, made] }
}

/** Ignores a look at, or a report about, another list than the one that was last written for the station. */
function withStick(rolls: Rolls, station: string, stick: Partial<RollCarried>): Rolls {
  if (stick.number === undefined || stick.by === undefined) return rolls
  return { ...rolls, carried: new Map(rolls.carried).set(station, stick as RollCarried) }
}

function rollCarriedTo({ carried }: Rolls, station: string, number: number): Partial<RollCarried> {
  const stick = carried.get(station)
  return stick?.number === number ? stick : {}
}

/** The stick with the newest list for a station, and how far it has come; null: the list is on no stick. */
export function newestCarried({ carried, made }: Rolls, station: string): RollCarried | null {
  const stick = carried.get(station)
  return stick !== undefined && stick.number === made.length ? stick : null
}

export function roundItem({ number }: Pick<RollRound, 'number'>): string {
  return `roll-list/${number}`
}

/** SHA-256 of all that the lists of this round are made of. */
export function roundContent(round: RollRound): string {
  const { number, changes, dayLists, without, withoutOnline, incidents, last, meetings } = round
  const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([one], [other]) => (one < other ? -1 : 1))
  const lists = sorted(dayLists).map(([station, list]) => [station, list.number, list.sha256])
  // Without a profile the content is what it was before there were any.
  const profile = changes?.profile === undefined ? {} : { profile: changes.profile }
  const online = {
    ...(changes?.voted === undefined ? {} : { voted: changes.voted }),
    ...(withoutOnline === null ? {} : { withoutOnline }),
    ...(meetings === null ? {} : { meetings: meetings.sha256 }),
    ...(incidents === null ? {} : { incidents: incidents.sha256 }),
  }
  const files = { changes: changes?.sha256 ?? '', ...profile, ...online }
  return hashOf({ number, ...files, dayLists: lists, without: sorted(without), last })
}

/** Stations that issue no card before their last list is in. */
export function waitingStations({ stations, rollHead }: Draft, use: 'live' | 'rehearsal' | null): readonly StationId[] {
  const waits = rollHead.lists ?? use === 'live'
  return waits ? stations.flatMap(({ station }) => (station.earlyVoting ? [] : [station.id])) : []
}

export interface OnlineRowsState {
  /** Those of the round that is made next; null: it has no row with an online box. */
  readonly rows: OnlineRows | null
  /** A round before has them. */
  readonly isThere: boolean
  readonly without: string | null
  readonly awaited: boolean
  /** Lines of the newest list of incidents that was brought; null: none. */
  readonly incidents: number | null
}

/** T17: who voted online, which a last round has. Null: an election without an online ballot box. */
export function onlineRowsNow({ round, made }: Rolls, { rules }: Draft): OnlineRowsState | null {
  if (rules.online !== true) return null
  const isThere = made.some(({ changes }) => changes?.voted !== undefined)
  const without = (round ?? givenUp({ made })).withoutOnline
  const awaited = !isThere && without === null && round?.changes?.voted === undefined
  const incidents = (round ?? made.at(-1))?.incidents?.lines ?? null
  return { rows: round?.changes?.online ?? null, isThere, without, awaited, incidents }
}

export interface EarlyDays {
  readonly station: StationId
  readonly name: string
  /** The number of the day of its newest day list; null: no list has come. */
  readonly day: number | null
  readonly days: number
  /** Why the list of the last day will not come; null: nobody has given it up. */
  readonly without: string | null
  readonly awaited: boolean
}

/** Up to which day the office knows who voted early. The days come from the names of the files; the key room compares those with their contents. */
export function earlyDays({ round, made }: Rolls, { stations }: Draft): readonly EarlyDays[] {
  const rounds = [...made, ...(round === null ? [] : [round])]
  return stations.flatMap(({ station: { id, name, earlyVoting, dates } }) => {
    if (!earlyVoting) return []
    const numbers = rounds.flatMap(({ dayLists }) => dayLists.get(id)?.number ?? [])
    const day = numbers.length === 0 ? null : Math.max(...numbers)
    const without = (round ?? givenUp({ made })).without.get(id) ?? null
    return [
      { station: id, name, day, days: dates.length, without, awaited: without === null && (day ?? 0) < dates.length },
    ]
  })
}
