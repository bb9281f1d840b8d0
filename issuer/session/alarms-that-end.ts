/**
 * A press that was refused has changed nothing. Its alarm ends when the same press is taken, is refused once more, or the record goes on
 * without it, because the cards that were out may be in by then. An alarm about the room waits in the red band until somebody has read it.
 */
import { CARD_CODES, type IssuerCode } from './codes.ts'
import type { IssuerEvent } from './event.ts'
import type { Day, DayAlarm } from './state.ts'
import type { DayStep } from './step-day.ts'

/**
 * The reason that kept a card back speaks of 「この方」: it ends when the card step goes well, and when another voter is sought. A found card
 * that can still vote waits in the band (ISS-14).
 */
export function withoutCardAlarms(day: Day): Day {
  const isOver = (code: string) =>
    code === 'assistants-needed' || (code !== 'found-card-can-vote' && CARD_CODES.some((each) => each === code))
  return { ...day, alarms: day.alarms.filter(({ code }) => !isOver(code)) }
}

/** A name is looked up in the roll first: the answer comes later. */
const ANSWER_TO: Readonly<Partial<Record<IssuerEvent['type'], string>>> = {
  'inside-voter-found': 'inside-voter-added',
  'envelope-voter-found': 'envelope-read',
  'apart-voter-found': 'voter-set-apart',
  'substitute-found': 'witness-substituted',
  'roll-row-found': 'roll-change-told',
}

export function endAlarms(before: Day, { day, effects }: DayStep, event: IssuerEvent): Day {
  const press = pressOf(event)
  if (press === null || (day === before && effects.length === 0)) return day
  const goesOn = effects.some(({ type }) => type === 'save-day' || type === 'count-cards-brought')
  const isOver = ({ of, code }: DayAlarm) =>
    of === press || (goesOn && of !== undefined && !OF_ENTRIES.some((each) => each === code))
  const old = before.alarms.filter((alarm) => !isOver(alarm))
  const added = day.alarms.slice(before.alarms.length)
  // Alarms that the step itself took away stay away.
  if (added.length === 0) return day.alarms === before.alarms ? { ...day, alarms: old } : day
  const isRefused = day.record === before.record && effects.length === 0
  // The answer to the last press comes before everything that waits.
  return isRefused ? { ...day, alarms: [...added.map((alarm): DayAlarm => ({ ...alarm, of: press })), ...old] } : day
}

/** The refused text is still in its field: whatever is recorded beside it, somebody must type it again. */
const OF_ENTRIES: readonly IssuerCode[] = [
  'seal-digits-wrong',
  'seal-digits-slip',
  'seal-of-other-machine',
  'seal-label-differs',
]

/** The press, and the line of its page. */
function pressOf(event: IssuerEvent): string | null {
  const answered = ANSWER_TO[event.type]
  if (answered !== undefined) return answered
  if (event.type !== 'screen' || event.event.type === 'alarm-acknowledged') return null
  const { type, ...rest } = event.event
  const line = LINES.flatMap((name) => (name in rest ? [String((rest as Record<string, unknown>)[name])] : []))
  return [type, ...line].join(' ')
}

const LINES = ['machine', 'contest', 'role', 'envelope', 'tick', 'witness', 'place', 'rollNo'] as const
