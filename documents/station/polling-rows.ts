/** 投票録 and its annexes: machines, cards and papers, refusals, and what disturbed the day. */
import { figure } from '#election/figure.ts'
import { named, namesIn } from '../lettering.ts'
import { digits, hourWords, NONE } from '../ruled.ts'
import { whose } from './of-each-desk.ts'
import type { BySex, ContestOfDay, MachineOfDay, StationDay, VotersOfDay } from './station-day.ts'
import { hourOf } from './station-fields.ts'

export const NOBODY_KNOWN: BySex = { men: 0, women: 0, total: 0 }

export function machinesOf({ machines, sealLabels }: StationDay) {
  const used = machines.filter(({ wasStarted }) => wasStarted)
  if (used.length === 0) return { machines: machines.map(() => null), times: false }
  const { original, duplicate } = sealLabels
  // Each of the two containers holds the media of all machines.
  const labels = original === null && duplicate === null ? '' : `${original ?? '　　　'}／${duplicate ?? '　　　'}`
  const hour = (at: MachineOfDay['readyAt']) => (at === null ? '' : hourOf(at))
  const spare = machines
    .filter(({ wasStarted }) => !wasStarted)
    .map(({ serial, note }) => `${serial}${note === '' ? '' : `（${note}）`}`)
  return {
    machines: used.map((machine) => ({
      serial: machine.serial,
      ready: hour(machine.readyAt),
      ended: hour(machine.endedAt),
      trouble: troubleOf(machine),
    })),
    media: used.map(({ serial, original, duplicate, seal }) => ({
      serial,
      original,
      duplicate,
      seal: digits(seal),
      labels,
    })),
    times: used.some(({ readyAt, endedAt }) => readyAt !== null || endedAt !== null),
    spare: spare.length === 0 ? NONE : spare.join('、'),
  }
}

function troubleOf({ note, takenOverBy }: MachineOfDay): string {
  const words = [note, takenOverBy === null ? '' : `${takenOverBy} が引き継いで閉鎖`].filter((text) => text !== '')
  return words.length === 0 ? NONE : words.join('。')
}

/** Cards belong to the station: the record of each election has the same figures. */
export function cardsOf({ cards, helped }: StationDay, contest: ContestOfDay) {
  const known = helped !== null
  return {
    cardsReceived: cards.received === null ? null : `${figure(cards.received)} 枚`,
    cardsIssued: known ? `${figure(cards.issued)} 枚（この選挙を含むもの ${figure(contest.issued)} 枚）` : null,
    cardsReturned: known ? `${figure(cards.returned)} 枚（封筒1にあるもの ${figure(cards.inEnvelope)} 枚）` : null,
    cardsFound: known ? `${figure(cards.found)} 枚` : null,
    cardsInCase: cards.inCase === null ? null : `${figure(cards.inCase)} 枚`,
    cardsMissing: cards.missing === null ? null : `${figure(cards.missing)} 枚`,
  }
}

export function ofLaw(day: StationDay, contest: ContestOfDay) {
  const known = day.helped !== null
  return {
    byDecision: byOrderNames(day, contest, false),
    byRegistration: byOrderNames(day, contest, true),
    ...onlineRows(day.voters?.online ?? null),
    brailleCount: known ? countWords(contest.braille.total) : null,
    provisionalCount: known ? countWords(contest.provisional.total) : null,
    absentees: absenteeWords(day, contest),
    proxyAbsentees: refusedAbsentees(day),
    ended: endedWords(day.ended),
  }
}

/**
 * People and events that a desk has by name, on the record and on the annex of each further desk.
 * @param own how a field of the record says where the rest is
 */
export function eventsOf(day: StationDay, own: (words: string | null) => string | null) {
  const { voters, suspensions, happenings } = day
  return {
    ...whose(day),
    reissued: reissued(day),
    papersBack: own(voters === null ? null : namesOf(voters.papersBack)),
    staff: own(staffWords(day)),
    removed: own(removedWords(day)),
    refused:
      voters?.refused.map(({ name, reason, provisional }) => {
        return { name, reason, provisional: provisional ? '有' : '無' }
      }) ?? null,
    // EA7: no provisional ballot follows.
    proxyRefused: voters?.proxyRefused.map((name) => ({ name })) ?? null,
    brailleRefused: voters?.brailleRefused.map((name) => ({ name })) ?? null,
    quiet: suspensions.length === 0 && happenings.length === 0,
    ...(suspensions.length > 0 ? { suspensions: interruptions(suspensions) } : {}),
    happenings: happenings.map((words) => ({ words })),
  }
}

/** PAP-07 */
function absenteeWords({ station, absentees, contests }: StationDay, contest: ContestOfDay): string | null {
  if (!station.designated) return NONE
  const own = absentees?.contests[contests.indexOf(contest)]
  if (absentees == null || own === undefined) return null
  const { received, notAccepted, refused } = own
  const accepted = received.total - notAccepted.total - refused.total
  const names = absentees.notAcceptedNames === '' ? '' : `（${named(absentees.notAcceptedNames)}）`
  return `受理 ${figure(accepted)}／不受理 ${figure(notAccepted.total)}${names}　時刻後に届いたもの（決定しない） ${figure(absentees.late)}`
}

function refusedAbsentees({ station, absentees }: StationDay): string | null {
  if (!station.designated) return NONE
  if (absentees === null) return null
  return absentees.refusedNames === '' ? NONE : named(absentees.refusedNames)
}

/** T17: as the station's file of voids says; sorting asks for the sum and the last number (docs/formats/online-sorted.md, S14). */
function onlineRows(online: VotersOfDay['online']) {
  if (online === null) return {}
  return {
    onlineVoided: countWords(online.voided),
    onlineTwice: countWords(online.twice),
    onlineAll: countWords(online.voided + online.twice),
    onlineCards: countWords(online.cards),
  }
}

/** ELG-01, PEO 42(1): people who voted in this election by a decision or a judgment. ELG-11: or registered on the day. */
function byOrderNames({ voters }: StationDay, { id }: ContestOfDay, registered: boolean): string | null {
  const isOfRow = (kind: string) => (kind === 'registration') === registered
  return voters === null
    ? null
    : namesOf(voters.byOrder.flatMap((each) => (isOfRow(each.kind) && each.contests.includes(id) ? [each.name] : [])))
}

function namesOf(names: readonly string[]): string {
  return names.length === 0 ? NONE : namesIn(names)
}

/** The number of each kind is written by hand. */
function staffWords({ staff }: StationDay): string | null {
  return staff === 0 ? null : `総数 ${figure(staff)} 人（書記　　　人、職員　　　人、その他　　　人）`
}

/** ROL-10: nobody loses the vote with the place. */
const LATER = { open: '投票していない', voted: '後に投票した', gone: '戻らず、投票していない' } as const

function removedWords({ removed }: StationDay): string | null {
  if (removed === null) return null
  return removed.length === 0
    ? NONE
    : removed.map(({ name, words, later }) => `${named(name)}（${words}。${LATER[later]}）`).join('\n')
}

function countWords(count: number): string {
  return count === 0 ? NONE : `${figure(count)} 人`
}

/** The books keep no day of a helped voter: from the second day on the number of the day is written by hand. */
export function helpedWords(
  { helped, early }: StationDay,
  { id }: ContestOfDay,
  mode: 'proxy' | 'assisted',
): string | null {
  const isLaterDay = early !== undefined && !early.isFirst
  if (helped === null || isLaterDay) return null
  const count = helped.filter((each) => each.mode === mode && each.contests.includes(id)).length
  return countWords(count)
}

/** D-07 keeps no voter with a replaced card; the names that the form asks for are written by hand. */
function reissued({ cards, helped }: StationDay) {
  const issued = cards.replacements.filter((each) => each.issued !== false)
  const rows = issued.map(({ number, card, reason }) => {
    return { number: String(number), reason: `${card === 'lost' ? '紛失' : '読取り不能'}。${reason}` }
  })
  return helped === null && rows.length === 0 ? null : rows
}

/** ABN-02: entered from the machines' closing screens. */
function endedWords(ended: StationDay['ended']): string | null {
  if (ended === null) return null
  return ended.count === 0 ? NONE : `${figure(ended.count)} 件（立会人：${namesIn([ended.witnesses])}）`
}

function interruptions(suspensions: StationDay['suspensions']) {
  return suspensions.map(({ from, until, cause, machinesLeft, waiting, leaving }) => ({
    from: hourWords(from),
    until: until === null ? '再開せず' : hourWords(until),
    ...{ cause, machinesLeft, waiting, leaving },
  }))
}
