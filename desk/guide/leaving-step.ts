/** After the signed report: the four envelopes of keys, the papers that go with the boxes, the end of the day (MED-02, MED-03). */
import { KEY_ENVELOPES } from '#issuer/session/day-names.ts'
import { leavingRefusal } from '#issuer/session/leaving-lines.ts'
import type { OfficerAsked } from '#issuer/session/state.ts'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import { atTally } from '../station/things.ts'
import { cardAt, type DayScreen, type Room } from './room.ts'
import { type GuideStep, type GuideWord, guideStep, type StepMore, told } from './step.ts'

/** @returns null when the day is ended */
export function leavingStep(room: Room, issuer: DayScreen): GuideStep | null {
  const { id } = room.issuer
  const { record } = issuer
  const say = (word: GuideWord, more?: StepMore) => guideStep('close-station', word, id, more)
  const left = KEY_ENVELOPES.length - record.keys.envelopes.length
  if (left > 0) return say('seal-envelope', { values: { count: left } })
  const unmade = LEAVING.find(({ tick, paper }) => !record.ticked.includes(tick) && !isMade(issuer, paper))
  if (unmade !== undefined) return say(unmade.word)
  if (leavingRefusal(record, true) !== null) return say('tick-leaving')
  if (record.endedAt === null) return say('end-day')
  return issuer.signingKey === 'erasing' ? guideStep('wait', 'wait-machine', id) : null
}

const LEAVING = [
  { paper: 'polling-record', tick: 'polling-record-made', word: 'print-polling-record' },
  { paper: 'transport-list', tick: 'transport-list-made', word: 'print-transport-list' },
] as const

function isMade({ record }: DayScreen, paper: (typeof LEAVING)[number]['paper']): boolean {
  return record.papers.some(({ name }) => name === paper)
}

/** Somebody carries already: then the count goes on, and the day is ended when it is over. */
export function isOnTheWay({ media }: Room): boolean {
  return media.some(({ place }) => atTally(place))
}

/** Operator card and PIN, for what the issuer asks the officer to confirm. */
export function officerStep(room: Room, issuer: DayScreen): GuideStep | null {
  const { officer } = issuer
  if (officer === null) return null
  const { id } = room.issuer
  const say = (word: GuideWord, more?: StepMore) => guideStep(keyOf(officer), word, id, more)
  const lying = cardAt(room, `reader:${id}`)
  if (officer.working) return guideStep('wait', 'wait-machine', id)
  if (lying?.kind === 'voting')
    return say('wrong-card-off', { points: [lying.id, 'case'], values: { card: lying.number } })
  if (lying === null) {
    const card = room.cards.find(({ kind }) => kind === 'operator')
    const points = [card?.id ?? '', `reader:${id}`]
    return say('lay-operator-card', { points, values: { card: card?.number ?? 1 } })
  }
  if (issuer.reader !== 'card') return guideStep('wait', 'wait-machine', id)
  const machine = officer.failure && told(issuerRefusals[officer.failure.code], officer.failure.values)
  return say('type-pin', { points: [lying.id], values: { pin: lying.pin ?? '' }, machine })
}

/** The strip's own button ends what it has begun itself; what somebody else has asked for waits for hands. */
function keyOf({ act }: OfficerAsked): 'tick-closing' | 'close-station' | 'trouble' {
  if (act.type === 'permit-closing') return 'tick-closing'
  return act.type === 'end-day' || act.type === 'sign-report' ? 'close-station' : 'trouble'
}
