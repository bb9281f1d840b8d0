/** A machine that is off, or has stopped: its own screen says what to do, and the strip says the same and nothing else. */
import type { IssuerView } from '#issuer/session/view.ts'
import { isBad } from '#kiosk/session/self-test.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { tallyRefusalWords } from '#tally/screens/refusal-words.ts'
import type { TallyView } from '#tally/session/view.ts'
import { issuerRefusals } from '#ui/messages/issuer.ts'
import { kioskFaults } from '#ui/messages/kiosk-faults.ts'
import type { RefusalText } from '#ui/messages/message.ts'
import { type KioskSeen, type Room, type Seen, usedKiosks } from './room.ts'
import { type GuideStep, guideStep, told } from './step.ts'

export function troubleStep(room: Room): GuideStep | null {
  const { issuer, tally } = room
  const kiosks = usedKiosks(room)
  const died = spareIssuer(room) ?? deadKiosk(room, kiosks)
  if (died !== null) return died
  for (const seat of [issuer, ...kiosks, tally]) {
    const step = powerStep(seat)
    if (step !== null) return step
  }
  if (issuer.view !== null && !isErased(issuer.view) && isStopped(issuer.view))
    return guideStep('trouble', 'trouble', issuer.id, { machine: ofIssuer(issuer.view) })
  for (const { id, view } of kiosks) {
    const machine = view && faultOf(view)
    if (machine) return guideStep('trouble', 'trouble', id, { machine })
  }
  if (tally.view?.phase === 'out-of-service')
    return guideStep('trouble', 'trouble', tally.id, { machine: messageOf(tally.view) })
  return null
}

/** D-31: the work of the issuer is done. Where not all could be erased, its own screen has what comes of the machine. */
export function isErased(view: IssuerView): boolean {
  return isStopped(view) && (view.notice.code === 'books-erased' || view.notice.code === 'books-not-erased')
}

function isStopped(view: IssuerView): view is Stopped {
  return view.screen === 'refused' || view.screen === 'out-of-service'
}

/** The one at reception is dead: the spare one goes on with its take-over medium (ISS-20). */
function spareIssuer({ issuer: { id, spare, power }, media }: Room): GuideStep | null {
  if (power === 'stored') return guideStep('trouble', 'fetch-issuer', null, { points: [`spare:${id}`] })
  const slot = `${id}:take-over`
  const medium = media.find(({ role }) => role === 'take-over')
  if (!spare || medium === undefined || medium.place === slot) return null
  return guideStep('trouble', 'carry-take-over', id, { points: [medium.id, slot] })
}

/** Until the issuer knows: from then on the machines' own words lead (D-18). */
function deadKiosk({ issuer }: Room, kiosks: readonly KioskSeen[]): GuideStep | null {
  const dead = kiosks.find(({ power }) => power === 'dead')
  if (dead === undefined || issuer.view?.screen !== 'day') return null
  return guideStep('trouble', 'machine-died', issuer.id, { values: { machine: dead.id } })
}

function powerStep({ id, power, view }: Seen<unknown>): GuideStep | null {
  const more = { points: [`power:${id}`] }
  if (power === 'dead') return null
  if (power === 'off') return guideStep('switch-on', 'switch-on', id, more)
  if (power === 'failed') return guideStep('switch-on', 'ended', id, more)
  return power === 'starting' || view === null ? guideStep('wait', 'wait', id) : null
}

type Stopped = Extract<IssuerView, { screen: 'refused' | 'out-of-service' }>

function ofIssuer(view: Stopped): RefusalText {
  return told(issuerRefusals[view.notice.code], view.notice.values)
}

/** A trouble of the whole machine. A card or PIN that it refuses is none: the page that asks for it has the words. */
function faultOf({ page }: KioskView): RefusalText | null {
  if (page.type === 'out-of-service') return told(kioskFaults[page.fault])
  if (page.type !== 'starting') return null
  for (const { state } of page.lines) if (isBad(state)) return told(kioskFaults[state.bad], state.values)
  return null
}

export function messageOf({ message }: TallyView): RefusalText | null {
  return message === null ? null : told(tallyRefusalWords[message.code], message.about)
}
