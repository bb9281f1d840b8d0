/** "What happens if": six accidents, done by the person at the desk. Shows what hands do now, or what there is to see; the strip leads the rest. */
import type { Situation, StationView } from '../session/view.ts'
import { type DayScreen, isTimeToVote, type KioskSeen, type Room, usedKiosks } from './room.ts'
import type { WhatIf, WhatIfKey } from './what-if-card.ts'

type Told = Pick<StationView, 'apps' | 'street'>
type More = Partial<Pick<WhatIf, 'values' | 'points' | 'ticket'>>

export function whatIfs(room: Room, told: Told): readonly WhatIf[] {
  return [
    pulledMedium(room),
    cutPower(room),
    secondCard(room),
    absentee(room, told),
    byEar(room, told),
    noSound(room, told),
  ]
}

function pulledMedium(room: Room): WhatIf {
  const duplicateOf = ({ id }: KioskSeen) => room.media.find((medium) => medium.id === `${id}-duplicate`)
  const isOut = (kiosk: KioskSeen) => duplicateOf(kiosk)?.place !== `${kiosk.id}:duplicate`
  const kiosks = isVoting(room) ? usedKiosks(room).filter(({ power }) => power !== 'stored' && power !== 'dead') : []
  const out = kiosks.find((kiosk) => isOut(kiosk) || isOn(kiosk, ['out-of-service']))
  if (out !== undefined) return whatIf('medium', 'look', 'medium_look', { values: { machine: out.id } })
  const waiting = kiosks.find(({ view }) => view?.page.type === 'waiting')
  if (waiting === undefined) return whatIf('medium', 'first', 'medium_first')
  const points = [`${waiting.id}-duplicate`, 'table']
  return whatIf('medium', 'do', 'medium_do', { values: { machine: waiting.id }, points })
}

/** Pages on which the machine is at work, and those by which it comes back. */
const AT_WORK = ['waiting', 'roles', 'how-to', 'choose', 'confirm', 'recorded', 'take-card', 'audio']
const COMING_BACK = ['starting', 'recovered', 'operator-card']

function cutPower(room: Room): WhatIf {
  const kiosks = usedKiosks(room)
  const isCut = ({ power }: KioskSeen) => power === 'off' || power === 'starting'
  const cut = isVoting(room) ? kiosks.find((kiosk) => isCut(kiosk) || isOn(kiosk, COMING_BACK)) : undefined
  if (cut !== undefined) {
    const points = [`power:${cut.id}`]
    return whatIf('power', 'look', 'power_look', { values: { machine: cut.id }, points })
  }
  const running = kiosks.find((kiosk) => isOn(kiosk, AT_WORK))
  if (running === undefined) return whatIf('power', 'first', 'power_first')
  return whatIf('power', 'do', 'power_do', { values: { machine: running.id } })
}

function isOn({ view }: KioskSeen, pages: readonly string[]): boolean {
  return view !== null && pages.includes(view.page.type)
}

function secondCard(room: Room): WhatIf {
  const { lastServed } = room
  const issuer = votingIssuer(room)
  if (issuer === null || lastServed === null) return whatIf('second-card', 'first', 'second-card_first')
  const values = { rollNo: lastServed }
  if (issuer.desk.type === 'refused' && voterAt(issuer) === lastServed)
    return whatIf('second-card', 'look', 'second-card_look', { values })
  return whatIf('second-card', 'do', 'second-card_do', { values, ticket: `voter:${lastServed}` })
}

function absentee(room: Room, told: Told): WhatIf {
  const issuer = votingIssuer(room)
  const rollNo = rollNoOf(told, 'absentee-papers')
  if (issuer === null || rollNo === null) return whatIf('absentee', 'first', 'absentee_first')
  if (voterAt(issuer) === rollNo) return whatIf('absentee', 'look', 'absentee_look', { values: { rollNo } })
  return whatIf('absentee', 'do', 'absentee_do', { values: { rollNo }, ticket: 'street:absentee-papers' })
}

function byEar(room: Room, told: Told): WhatIf {
  const speaking = usedKiosks(room).find(({ view }) => view?.page.type === 'audio')
  const headphones = told.apps.find(({ id }) => id === speaking?.id)?.headphones
  if (speaking !== undefined && headphones) {
    const values = { machine: speaking.id }
    if (headphones.listened || headphones.read) return whatIf('by-ear', 'look', 'by-ear_look', { values })
    return whatIf('by-ear', 'next', 'by-ear_then', { values })
  }
  const rollNo = rollNoOf(told, 'audio')
  const speaks = told.apps.some((app) => app.headphones?.speaks === true)
  if (votingIssuer(room) === null || rollNo === null || !speaks) return whatIf('by-ear', 'first', 'by-ear_first')
  return whatIf('by-ear', 'do', 'by-ear_do', { values: { rollNo }, ticket: 'street:audio' })
}

/** The voter cannot see, and now hears nothing: the clerk who sees the lamp comes. */
function noSound(room: Room, told: Told): WhatIf {
  const speaking = usedKiosks(room).find(({ view }) => view?.page.type === 'audio')
  const headphones = told.apps.find(({ id }) => id === speaking?.id)?.headphones
  if (speaking === undefined || !headphones) return whatIf('sound', 'first', 'sound_first')
  const values = { machine: speaking.id }
  return headphones.plugged
    ? whatIf('sound', 'do', 'sound_do', { values })
    : whatIf('sound', 'look', 'sound_look', { values })
}

function votingIssuer({ issuer }: Room): DayScreen | null {
  return issuer.view?.screen === 'day' && issuer.view.stage === 'voting' ? issuer.view : null
}

function isVoting(room: Room): boolean {
  return votingIssuer(room) !== null && isTimeToVote(room)
}

/** Who stands at the desk. */
function voterAt({ desk }: DayScreen): string | null {
  if ('checked' in desk) return desk.checked.voter.rollNo
  return 'voter' in desk ? (desk.voter?.rollNo ?? null) : null
}

function rollNoOf({ street }: Told, situation: Situation): string | null {
  return street.find((person) => person.situation === situation)?.rollNo ?? null
}

function whatIf(key: WhatIfKey, stage: WhatIf['stage'], word: WhatIf['word'], more: More = {}): WhatIf {
  return { key, stage, word, values: {}, points: [], ticket: null, ...more }
}
