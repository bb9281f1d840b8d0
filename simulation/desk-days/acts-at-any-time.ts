/** Acts that may happen while a desk serves any voter: calls, witnesses, lists, a lock, the hour, presses on pages that are gone. */
import { assert } from '#election/assert.ts'
import { PLAIN_MARKS } from '#election/roll/roll-file.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { TABS } from '#issuer/session/screen-event.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'
import type { DayView } from '#simulation/stations/desk-acts.ts'
import { ADDED, numberAt } from './account.ts'
import type { Scene } from './scene.ts'

const LISTS_MAX = 3

/** An act, and its weight among the acts that may be done now. */
export type Act = readonly [weight: number, act: () => void]

/** All acts that other people may do while a voter is at the desk. */
export function atAnyTime(day: Scene, view: DayView): readonly Act[] {
  const { dice, facts, clock, disks } = day
  const send = day.reception.send.bind(day.reception)
  const away = view.record.witnesses.present.indexOf(false)
  const numbers = { expected: '' as const, machinesLeft: 1, waiting: 2, leaving: 0 }
  const rollNo = dice.pick(facts.roll).rollNo
  const told = { mark: dice.pick(PLAIN_MARKS), source: 'telephone', from: '選管', reason: 'simulated' } as const
  const kiosk = dice.pick(view.record.kiosks)
  const state = dice.pick(['started', 'failed', 'spare'] as const)
  return [
    [2, () => send({ type: 'tab-chosen', tab: dice.pick(TABS) })],
    [
      3,
      () => send({ type: 'roll-change-told', rollNo, persons: dice.oneIn(6) ? ['一', '一'] : ['一', '二'], ...told }),
    ],
    [disks === null ? 1 : 4, () => bringsList(day)],
    [view.listAwaited ? 2 : 0, () => send({ type: 'roll-list-waived', reason: 'simulated' })],
    [3, () => leaves(day)],
    [away < 0 ? 0 : 5, () => send({ type: 'witness-marked', witness: away, present: true })],
    [view.suspension === null ? 1 : 0, () => send({ type: 'voting-suspended', cause: 'simulated', ...numbers })],
    [view.suspension === null ? 0 : 5, () => send({ type: 'voting-resumed' })],
    [1, () => send({ type: 'desk-lock-requested' })],
    [1, () => send({ type: 'clerk-change-requested', name: '交代 花子' })],
    [1, () => send({ type: 'log-requested' })],
    [2, () => send({ type: 'card-check-requested' })],
    [1, () => send({ type: 'cards-brought', count: 1 })],
    [
      1,
      () => send({ type: 'voter-set-apart', voter: rollNo, why: dice.pick(['removed', 'waits']), words: 'simulated' }),
    ],
    [1, () => send({ type: 'apart-voter-settled', rollNo, state: dice.pick(['open', 'voted', 'gone']) })],
    [1, () => kiosk !== undefined && send({ type: 'kiosk-marked', machine: kiosk.machine, state, note: 'simulated' })],
    [1, () => kiosk !== undefined && send({ type: 'pair-taken-over', machine: kiosk.machine, by: kiosk.machine })],
    [1, () => clock.passes(dice.below(120))],
    [view.suspension === null ? 0 : 1, () => send({ type: 'postponement-requested', reason: 'simulated' })],
    [view.closingDue ? 6 : 0, () => send({ type: 'closing-declared' })],
    [view.closingDue ? 2 : 0, () => send({ type: 'clock-doubted' })],
    [view.stage === 'closing' ? 3 : 0, () => send({ type: 'inside-voter-added', text: rollNo })],
    // A press of another page, which this page must ignore.
    [2, () => send(dice.pick(STRAY))],
    [2, () => day.lays(anyOtherCard(day))],
    [1, () => day.lifts()],
    [2, () => day.startsWithNextList()],
  ]
}

/** A replaced card is left out: it names nobody, so it could pass for anybody's (ISS-18, D-07). */
export function anyOtherCard({ dice, cards }: Scene): UltralightAesCard | undefined {
  const place = dice.pick(['case', 'envelope'] as const)
  return dice.pick(cards.at(place).filter((card) => !cards.replaced.has(card)))
}

/** D-02: one witness goes, or two at once. */
function leaves({ dice, reception }: Scene): void {
  const [first, second] = dice.pick([[0], [1, 2], [2, 0]] as const)
  for (const witness of [first, second])
    if (witness !== undefined) reception.send({ type: 'witness-marked', witness, present: false })
}

/** ELG-01, ELG-02a: a person who may also come with a judgment is on a list; the row that comes first holds. */
export function rowOfList({ facts }: Pick<Scene, 'facts'>): SampleStation['roll'][number] {
  const [first] = facts.roll
  assert(first !== undefined, 'a roll')
  const rollNo = numberAt(ADDED) as typeof first.rollNo
  const person = {
    name: '決定 三郎',
    kana: 'ケッテイ 3',
    sex: 'F',
    birthDate: '1960-04-02' as typeof first.birthDate,
  } as const
  return { ...first, ...person, rollNo, ticket: 'T-added', mark: 'none' }
}

/** ELG-02a: the office may bring its next list; then the desk asks for lists. */
export function bringsList(day: Scene): void {
  const { dice, disks, facts } = day
  if (disks !== null && disks.stick.count < LISTS_MAX && !dice.oneIn(4)) {
    const changed = facts.roll.filter(() => dice.oneIn(5))
    const marks = ['none', 'early_voted', 'absentee_issued', 'died'] as const
    const changes = changed.map(({ rollNo }) => ({ rollNo, mark: dice.pick(marks), cause: 'early-voting' as const }))
    const row = rowOfList(day)
    const isNew = !disks.stick.isAddedBy(LISTS_MAX, row.rollNo) && dice.oneIn(2)
    day.transcript.happens('roll lists')
    disks.stick.brings(changes, isNew ? [{ place: 0, row, cause: 'supplementary' }] : [], dice.oneIn(2))
  }
  day.reception.send({ type: 'roll-lists-requested' })
}

/** Presses on a page that is gone. */
const STRAY = [
  { type: 'identity-confirmed' },
  { type: 'issue-requested' },
  { type: 'handed-over' },
  { type: 'voter-left' },
  { type: 'operation-cancelled' },
  { type: 'question-answered', yes: true },
  { type: 'ways-requested' },
] as const
