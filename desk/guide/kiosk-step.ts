/** One kiosk under the hands of staff: opened in the morning, put right during the day, closed in the evening. */
import type { KioskPage } from '#kiosk/session/view.ts'
import { kioskStaffRefusals, kioskUnlockRefusals } from '#ui/messages/kiosk.ts'
import { cardAt, type KioskSeen, type Room, usedKiosks } from './room.ts'
import { type GuideStep, type GuideWord, guideStep, type StepMore, told } from './step.ts'

export type Leading = 'open-kiosk' | 'close-kiosk'

/** @returns null when each kiosk in use is where it was led to */
export function leadKiosks(room: Room, to: Leading): GuideStep | null {
  for (const kiosk of usedKiosks(room)) {
    const step = leadStep(room, kiosk, to)
    if (step !== null) return step
  }
  return null
}

/** @returns null when the kiosk is where it was led to, or a voter is at it */
function leadStep(room: Room, kiosk: KioskSeen, to: Leading): GuideStep | null {
  const { id, view } = kiosk
  const page = view?.page
  if (page === undefined) return guideStep('wait', 'wait', id)
  const say = (word: GuideWord, more?: StepMore) => guideStep(to, word, id, more)
  switch (page.type) {
    case 'starting':
    case 'zero-reading':
    case 'opening':
    case 'closing':
    case 'staff-ending':
    case 'retiring':
      return guideStep('wait', 'wait-machine', id)
    case 'zero-check':
      return say(...zeroCheck(page))
    case 'operator-card':
      return operatorCard(room, id, page, say)
    case 'remove-operator-card':
      return takeOperatorCard(room, id, say)
    case 'recovered':
      return say('press-next')
    case 'waiting':
      return waiting(room, id, to, say)
    case 'closed':
      return cardAt(room, `reader:${id}`)?.kind === 'operator' ? takeOperatorCard(room, id, say) : null
    case 'staff-menu':
      return say(to === 'close-kiosk' ? 'choose-close' : 'leave-staff', { machine: staffRefusal(page.refusal) })
    case 'staff-witnesses':
      return say(...closeWitnesses(page, to))
    case 'staff-date':
      return say('date-is-right')
    case 'staff-early':
      return say(to === 'close-kiosk' ? 'close-early' : 'go-back')
    case 'staff-no-permission':
      return say('fetch-permission')
    case 'staff-one-medium':
    case 'staff-status':
    case 'retire-confirm':
      return say('go-back')
    default:
      return null
  }
}

type Said = readonly [GuideWord, StepMore]

function zeroCheck(page: Extract<KioskPage, { type: 'zero-check' }>): Said {
  const { witnesses, clockConfirmed, voterConfirmed, refusal } = page
  if (!clockConfirmed) return ['zero-clock', {}]
  const open = witnesses.filter((mark) => mark === 'open').length
  if (open > 0) return ['zero-witnesses', { values: { count: open } }]
  return [voterConfirmed ? 'zero-open' : 'zero-voter', { machine: staffRefusal(refusal) }]
}

function closeWitnesses(page: Extract<KioskPage, { type: 'staff-witnesses' }>, to: Leading): Said {
  if (to === 'open-kiosk' || page.purpose !== 'close') return ['go-back', {}]
  const open = page.witnesses.filter((mark) => mark === 'open').length
  const machine = staffRefusal(page.refusal)
  return open > 0 ? ['close-witnesses', { values: { count: open } }] : ['close-officer', { machine }]
}

type Say = (word: GuideWord, more?: StepMore) => GuideStep

function operatorCard(
  room: Room,
  id: string,
  page: Extract<KioskPage, { type: 'operator-card' }>,
  say: Say,
): GuideStep {
  const place = `reader:${id}`
  const lying = cardAt(room, place)
  const card = lying?.kind === 'operator' ? lying : room.cards.find((each) => each.kind === 'operator')
  const machine = page.refusal === null ? null : told(kioskUnlockRefusals[page.refusal])
  if (page.purpose === 'retire') return say('go-back')
  if (page.step === 'checking') return guideStep('wait', 'wait-machine', id)
  // The machine asks for a PIN whatever card lies there: only its check tells one card from another.
  if (lying?.kind === 'voting')
    return say('wrong-card-off', { points: [lying.id, 'case'], values: { card: lying.number }, machine })
  if (page.step === 'pin')
    return say('type-pin', { points: [card?.id ?? ''], values: { pin: card?.pin ?? '' }, machine })
  if (lying !== null && machine === null) return guideStep('wait', 'wait-machine', id)
  if (lying !== null) return say('lay-again', { points: [lying.id], values: { card: lying.number }, machine })
  return say('lay-operator-card', { points: [card?.id ?? '', place], values: { card: card?.number ?? 1 }, machine })
}

function takeOperatorCard(room: Room, id: string, say: Say): GuideStep {
  const lying = cardAt(room, `reader:${id}`)
  // Already taken: the machine sees it in a moment.
  if (lying === null) return guideStep('wait', 'wait-machine', id)
  return say('take-operator-card', { points: [lying.id, 'case'] })
}

/** In the evening the staff button; at any other time a machine that waits is where it should be. */
function waiting(room: Room, id: string, to: Leading, say: Say): GuideStep | null {
  const lying = cardAt(room, `reader:${id}`)
  if (lying?.kind === 'operator') return to === 'close-kiosk' ? say('press-staff') : takeOperatorCard(room, id, say)
  return to === 'close-kiosk' ? say('press-staff') : null
}

function staffRefusal(refusal: keyof typeof kioskStaffRefusals | null) {
  return refusal === null ? null : told(kioskStaffRefusals[refusal])
}
