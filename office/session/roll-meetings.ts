/**
 * Voters on whom two votes meet, or a vote and a lost right (ELG-02a, ISS-02): what the roll list makes of the row, and what people still
 * have to decide about an envelope or a ballot. Only the key room can read the daily lists, so it finds them; nothing is signed before two
 * people have seen and approved them.
 */
import { z } from 'zod'
import { branded } from '#election/branded.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import { both, NO_CONTEST, union } from '#election/contests.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import { stationId } from '#election/id-schemas.ts'
import type { RollNumber, StationId } from '#election/ids.ts'
import { ROLL_MARKS } from '#election/roll/roll-file.ts'
import type { MarkChange } from '#election/roll/roll-list.ts'
import { groundsAfter } from '#election/roll/row-word.ts'

const GROUNDS = [
  'early_voted',
  /** ELG-09: by a provisional ballot, of which somebody still decides. */
  'early_provisional',
  /** 発券のみ: by two slips for one contest. */
  'early_twice',
  'absentee_issued',
  'absentee_voted',
  'online_voted',
  'struck',
  'died',
  'moved',
  'disqualified',
  /** ELG-21: the early vote is, in part, for a contest that is not the voter's. */
  'unentitled',
] as const
type MeetingGround = (typeof GROUNDS)[number]

export interface Meeting {
  readonly rollNo: RollNumber
  /** On whose roll the voter is. */
  readonly station: StationId
  readonly meet: readonly MeetingGround[]
  readonly becomes: MarkChange['mark']
}

/** No box: who has the file learns that somebody voted online, as by changes.csv, and not with which box. */
const file = z.array(
  z.strictObject({
    rollNo: z.string().min(1).max(64),
    station: stationId,
    meet: z.array(z.enum(GROUNDS)).min(2),
    becomes: z.enum(ROLL_MARKS),
  }),
)

export function meetingOf(station: StationId, change: MarkChange): readonly Meeting[] {
  const { early, elsewhere, isProvisional, absentee, noRight, unentitled, online } = groundsAfter(change)
  const used = union(early ?? NO_CONTEST, elsewhere ?? NO_CONTEST)
  const meet: MeetingGround[] = []
  const isBeyond = both(used, unentitled ?? NO_CONTEST) !== NO_CONTEST
  if (early !== undefined || isBeyond) meet.push(isProvisional ? 'early_provisional' : 'early_voted')
  if (absentee !== undefined) meet.push(`absentee_${absentee}`)
  if (online !== undefined && online.mark !== 'online') meet.push('online_voted')
  if (noRight !== undefined) meet.push(noRight)
  if (isBeyond) meet.push('unentitled')
  return meet.length < 2 ? [] : [{ rollNo: change.rollNo, station, meet, becomes: change.mark }]
}

/** Both votes are in a box, and no list takes one out: people see it before they sign. */
export function voteTwice(station: StationId, rollNo: RollNumber): Meeting {
  return { rollNo, station, meet: ['early_voted', 'early_twice'], becomes: 'early_voted' }
}

/** In the order of stations and roll numbers: when somebody voted says nothing to an approver. */
export function meetingsFile(meetings: readonly Meeting[]): Uint8Array {
  const place = ({ station, rollNo }: Meeting) => `${station} ${rollNo.padStart(64)}`
  return canonicalJson([...meetings].sort((one, other) => (place(one) < place(other) ? -1 : 1)))
}

/** Null: it is no such file. */
export function readMeetings(bytes: Uint8Array): readonly Meeting[] | null {
  const read = file.safeParse(parseCanonicalJson(bytes))
  return read.success ? branded<readonly Meeting[]>(read.data) : null
}

/** As the command prints it. */
export function meetingProblem({ rollNo, meet, becomes }: Meeting): Problem {
  const allowed = `${meet.join(' + ')} → ${becomes}`
  return { file: 'changes.csv', line: 1, column: 'mark', code: 'words-meet', value: rollNo, allowed }
}

/** The acts that people take about it. */
export type MeetingAdvice =
  | 'envelope-not-accepted'
  | 'envelope-decided'
  | 'papers-not-accepted'
  | 'papers-beside-online'
  | 'online-void-by-itself'
  | 'provisional-decided'
  | 'online-void-if-accepted'
  | 'early-stays'
  | 'early-twice-stays'
  | 'online-stays'

export function adviceOf(meet: readonly MeetingGround[]): readonly MeetingAdvice[] {
  const has = (ground: MeetingGround) => meet.includes(ground)
  const [early, provisional, online] = [has('early_voted'), has('early_provisional'), has('online_voted')]
  const lostRight = has('struck') || has('died') || has('moved') || has('disqualified') || has('unentitled')
  const advice: MeetingAdvice[] = []
  if (provisional) advice.push('provisional-decided')
  if (has('absentee_voted') && early) advice.push('envelope-not-accepted')
  else if (has('absentee_voted') && (provisional || lostRight)) advice.push('envelope-decided')
  if (has('absentee_issued')) advice.push(meet.length === 2 && online ? 'papers-beside-online' : 'papers-not-accepted')
  // ELG-10: beside a provisional ballot the online vote stays until somebody decides.
  if (online && (early || has('absentee_voted'))) advice.push('online-void-by-itself')
  else if (online && provisional) advice.push('online-void-if-accepted')
  else if (online && lostRight) advice.push('online-stays')
  if (early && lostRight) advice.push('early-stays')
  if (has('early_twice')) advice.push('early-twice-stays')
  return advice
}

/** Rows on which the same meets: read once, and decided alike. */
export interface MeetingGroup {
  readonly meet: readonly MeetingGround[]
  readonly becomes: Meeting['becomes']
  readonly advice: readonly MeetingAdvice[]
  readonly rows: readonly Pick<Meeting, 'rollNo' | 'station'>[]
}

/** As somebody looks at them; `sha256`: of the file. */
export interface MeetingsSeen {
  readonly sha256: string
  readonly groups: readonly MeetingGroup[]
}

export function meetingGroups(meetings: readonly Meeting[]): readonly MeetingGroup[] {
  const groups = new Map<string, Meeting[]>()
  for (const each of meetings) {
    const key = [...each.meet, each.becomes].join(' ')
    const rows = groups.get(key) ?? []
    rows.push(each)
    groups.set(key, rows)
  }
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows
    if (first === undefined) return []
    const { meet, becomes } = first
    return [{ meet, becomes, advice: adviceOf(meet), rows: rows.map(({ rollNo, station }) => ({ rollNo, station })) }]
  })
}
