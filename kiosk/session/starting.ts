/** Power-up: the self-test as a checklist, then 0票確認 on untouched media, else the operator card and recovery (OPN-03). */

import { assert } from '#election/assert.ts'
import { notAsDelivered, type SoftwareFound } from '#election/software-found.ts'
import { dateOf, type LocalDate } from '#election/time.ts'
import type { Fault } from './codes.ts'
import { type CheckedPackage, type KioskEvent, pressIn } from './event.ts'
import type { OtherPair } from './facts.ts'
import { dayRefusal } from './open-day.ts'
import { mayRetire, retire } from './retiring.ts'
import type { Press } from './screen-event.ts'
import { type CheckLine, type CheckState, isBad, type Starting } from './self-test.ts'
import type { Fitted, KioskState, ZeroCheck } from './state.ts'
import { type Stepped, stay, to } from './stepped.ts'
import { FOUND } from './take-over.ts'
import { askForPin, UNLOCK_START, unlockOnTray } from './unlock.ts'
import { nobodyMarked } from './witnesses.ts'

export const STARTING: Starting = {
  type: 'starting',
  lines: {
    machine: 'running',
    package: 'waiting',
    software: 'waiting',
    clock: 'waiting',
    display: 'running',
    'card-reader': 'running',
    keypad: 'running',
    headphones: 'running',
    voice: 'waiting',
    original: 'waiting',
    duplicate: 'waiting',
  },
  waitsFor: null,
  morning: null,
  asked: null,
  untouched: null,
}

export function stepStarting(state: KioskState, stage: Starting, event: KioskEvent): Stepped {
  switch (event.type) {
    case 'machine-checked':
      return event.result.ok
        ? askPackage({ ...state, machine: event.result.value }, lines(stage, { machine: 'good' }))
        : to(state, lines(stage, { machine: { bad: event.result.error } }))
    case 'package-checked':
      return event.result.ok
        ? packageGood(state, stage, event.result.value)
        : to(state, lines(stage, { package: event.result.error }))
    case 'software-checked':
      return softwareChecked(state, stage, event.found)
    case 'media-admitted': {
      if (event.result.ok) {
        const { untouched, media, otherPair } = event.result.value
        if (otherPair !== null) return foundOtherPair(state, stage, media, otherPair)
        // Nobody has voted here, so nothing is lost by another machine; an earlier image would look exactly like this.
        if (untouched && state.memoryDamaged) {
          const bad = { machine: { bad: 'machine-memory-damaged' }, original: 'good', duplicate: 'good' } as const
          return to({ ...state, media }, lines(stage, bad))
        }
        return to({ ...state, media }, { ...lines(stage, { original: 'good', duplicate: 'good' }), untouched })
      }
      const { original, duplicate } = event.result.error
      if (stage.morning !== null && [original, duplicate].every(isNotInYet)) {
        const asBefore = (fault: Fault | null) => (fault === null ? 'good' : 'waiting')
        const waits = lines(stage, { original: asBefore(original), duplicate: asBefore(duplicate) })
        return to(state, { ...waits, waitsFor: stage.morning })
      }
      const refused = [original, duplicate].filter((fault) => fault !== null && !SLOW_LOOKS.has(fault))
      const refusedMedia = state.refusedMedia + refused.length
      const looked = lines(stage, { original: goodOr(original), duplicate: goodOr(duplicate) })
      const anew = wasSlowLook(looked) ? [{ type: 'admit-media', again: true } as const] : []
      return to({ ...state, refusedMedia }, looked, ...anew)
    }
    case 'screen':
      return onPress(state, stage, pressIn(event))
    case 'minute':
      return (stage.waitsFor === null ? null : waitOn(state, stage, stage.waitsFor)) ?? stay(state)
    default:
      return stay(state)
  }
}

function onPress(state: KioskState, stage: Starting, press: Press): Stepped {
  if (press.type === 'retire' && mayRetire(state)) return retire(state, stage)
  return press.type === 'staff' && mayClockBeSet(stage) ? askForPin(state, stage) : stay(state)
}

/** The package says that there is nothing to do today: the date may be wrong. The officer's card is known by then. */
export function mayClockBeSet({ lines, waitsFor }: Starting): boolean {
  return lines.package === 'good' && (isBad(lines.clock) || waitsFor !== null)
}

function askPackage(state: KioskState, stage: Starting): Stepped {
  const today = dateOf(state.now)
  return to(state, { ...lines(stage, { package: 'running' }), asked: today }, { type: 'check-package', today })
}

function isNotInYet(fault: Fault | null): boolean {
  return fault === null || fault === 'original-missing' || fault === 'duplicate-missing'
}

const MEDIUM_LINES = ['original', 'duplicate'] as const

/** No word about the medium: a cold disk, a bus reset or five programs that start at once are over a little later (WX4). */
const SLOW_LOOKS: ReadonlySet<Fault> = new Set<Fault>(['medium-look-slow', 'medium-slow'])

function wasSlowLook({ lines }: Starting): boolean {
  const bad = MEDIUM_LINES.map((line) => lines[line]).filter(isBad)
  return bad.length > 0 && bad.every((line) => SLOW_LOOKS.has(line.bad))
}

function waitOn(state: KioskState, stage: Starting, waitsFor: LocalDate): Stepped | null {
  if (dateOf(state.now) < waitsFor) return null
  return askPackage(state, { ...stage, waitsFor: null, morning: waitsFor })
}

/**
 * Midnight of the eve, or a clock that was set: the package is asked again what may be done today. A clock that goes elsewhere on the eve waits
 * on.
 */
function onAnotherDate(state: KioskState, stage: Starting): Stepped | null {
  const today = dateOf(state.now)
  const { waitsFor } = stage
  if (stage.asked === today) return null
  if (waitsFor !== null) return waitOn(state, stage, waitsFor)
  const isIdle = stage.lines.original !== 'running' && stage.lines.duplicate !== 'running'
  const isWrong = stage.lines.package === 'good' && isBad(stage.lines.clock)
  return isWrong && isIdle ? askPackage(state, lines(stage, { clock: 'waiting' })) : null
}

function packageGood(state: KioskState, stage: Starting, checked: CheckedPackage): Stepped {
  const { dateRefusal, eveOf, ...known } = checked
  if (eveOf !== null) {
    // The media come in on the morning, before witnesses (OPN-01): on the eve nothing is asked of them.
    const prepared = lines(stage, { package: 'good', software: 'running' })
    return to({ ...state, ...known }, { ...prepared, waitsFor: eveOf }, { type: 'check-software' })
  }
  // The pair of a dead machine is taken over on any date: at the counting centre midnight may be over.
  const clock = dateRefusal ?? 'good'
  const good = lines(stage, {
    package: 'good',
    software: 'running',
    clock,
    original: 'running',
    duplicate: 'running',
  })
  return to({ ...state, ...known }, good, { type: 'check-software' }, { type: 'admit-media', again: false })
}

function softwareChecked(state: KioskState, stage: Starting, found: SoftwareFound): Stepped {
  if (found.type === 'as-listed') {
    return to({ ...state, software: found.fingerprint }, lines(stage, { software: 'good' }))
  }
  const path = notAsDelivered(found, state.facts?.use)
  if (path === null) return to(state, lines(stage, { software: 'absent' }))
  return to(state, lines(stage, { software: { bad: 'software-differs', values: { path } } }))
}

function foundOtherPair(state: KioskState, stage: Starting, media: KioskState['media'], otherPair: OtherPair): Stepped {
  assert(state.facts !== null, 'media: after the package')
  const found = {
    ...state,
    media,
    facts: { ...state.facts, pair: otherPair.pair },
    takenOver: { ...otherPair, reason: null },
  }
  return to(found, { ...lines(stage, { clock: 'good', original: 'good', duplicate: 'good' }), untouched: false })
}

/** Devices report by themselves; their lines follow the tray and the keypad. Goes on when no line is open or bad. */
export function followUpStarting(state: KioskState, stage: Starting): Stepped {
  const anew = onAnotherDate(state, stage)
  if (anew !== null) return anew
  const followed = lines(stage, {
    display: displayLine(state),
    'card-reader': readerLine(state),
    keypad: voiceDeviceLine('keypad', state.keypad),
    headphones: voiceDeviceLine('headphones', state.headphones),
    voice: voiceLine(state),
  })
  const { display, ...others } = followed.lines
  const told = isBad(display) ? [display] : []
  const ready = [...Object.values(others), ...told].every(isNoObstacle)
  if (!ready || stage.untouched === null) return to(state, followed)
  if (state.takenOver !== null) return to(state, FOUND)
  return stage.untouched
    ? to(state, { type: 'zero-reading', done: 0, total: 0 }, { type: 'zero-check' })
    : toRecovery(state)
}

/** It may come at any moment: the clerk sees why it does not, and plugs it in (M-4). */
function readerLine({ tray }: KioskState): CheckState {
  if (tray.type !== 'reader-lost') return 'good'
  return tray.why === 'not-tried' ? 'running' : { bad: `reader-${tray.why}` }
}

/** Waited for until it was tried once. One that cannot be used is no obstacle: the pages that follow go on saying it. */
function voiceDeviceLine(device: 'keypad' | 'headphones', fitted: Fitted): CheckState {
  if (fitted === null) return 'absent'
  if (fitted === 'connected') return 'good'
  return fitted === 'not-tried' ? 'running' : { voiceless: { type: `${device}-${fitted}` } }
}

/** A pack that is not whole is refused as a whole: no voter should find in the booth that a name is not said. Voting by eye goes on. */
function voiceLine({ voicePack }: KioskState): CheckState {
  if (voicePack === null) return 'waiting'
  return voicePack === 'whole' ? 'good' : { voiceless: voicePack }
}

function isNoObstacle(line: CheckState): boolean {
  return line === 'good' || line === 'absent' || (typeof line === 'object' && 'voiceless' in line)
}

/** The short and the long side in pixels of the page, below which names of many candidates cannot be read. */
const GLASS_LEAST = [720, 1024] as const

/** Nobody reads this page before it has sent its size, so nothing waits for it. On a desk the window may be of any size. */
function displayLine({ glass, facts }: KioskState): CheckState {
  if (glass === null) return 'running'
  const [short, long] = [Math.min(glass.width, glass.height), Math.max(glass.width, glass.height)]
  const fits = short >= GLASS_LEAST[0] && long >= GLASS_LEAST[1]
  if (fits) return 'good'
  return facts?.use === 'live' ? { bad: 'display-small' } : 'absent'
}

function toRecovery(state: KioskState): Stepped {
  const unlock = unlockOnTray(UNLOCK_START, state.tray)
  return to(state, { type: 'unlocking', purpose: 'recover', unlock, zero: null })
}

export function stepZeroReading(state: KioskState, event: KioskEvent): Stepped {
  assert(state.facts !== null, 'zero check: after the package')
  switch (event.type) {
    case 'zero-progress':
      return to(state, { type: 'zero-reading', done: event.done, total: event.total })
    case 'opened-before':
      return toRecovery(state)
    case 'zero-checked':
      if (!event.result.ok) {
        const bad = { bad: event.result.error } as const
        const software = state.software === null ? 'absent' : 'good'
        const good = { ...STARTING.lines, machine: 'good', package: 'good', software, clock: 'good' } as const
        return to(state, { ...STARTING, lines: { ...good, original: bad, duplicate: bad } })
      }
      return toZeroCheck(state, event.result.value ?? event.at)
    default:
      return stay(state)
  }
}

function toZeroCheck(state: KioskState, readAt: ZeroCheck['readAt']): Stepped {
  return to(state, {
    type: 'zero-check',
    readAt,
    witnesses: nobodyMarked(),
    clockConfirmed: false,
    voterConfirmed: false,
    refusal: dayRefusal(state, readAt),
  })
}

function lines(stage: Starting, changed: Partial<Record<CheckLine, CheckState>>): Starting {
  return { ...stage, lines: { ...stage.lines, ...changed } }
}

function goodOr(fault: Fault | null): CheckState {
  return fault === null ? 'good' : { bad: fault }
}
