/**
 * Promise 4 (LAW-03, by sight). The voter sees exactly what will be recorded before it is recorded, and records it with their own
 * hand: no vote by idling, by a late press, or by a card that goes and comes.
 */

import { describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import type { CandidateId, CardUid } from '#election/ids.ts'
import { below } from '#election/randomness.ts'
import { addMinutes } from '#election/time.ts'
import { nameClip, promptClip } from '#election/voice/clip-id.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { KioskEffect } from '#kiosk/session/effect.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import type { Act } from '#kiosk/session/session-page.ts'
import type { KioskState } from '#kiosk/session/state.ts'
import { namesOn, readSealed } from '#simulation/rooms/box.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { must } from '#simulation/rooms/must.ts'
import { OPERATOR_UID, PIN, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { ballotFor, SMALL_FACTS, SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const RUNS = 60
const STEPS = 150

/** A deed of a hand or the clock. `late`: the press belongs to the page before. */
type Deed =
  | { readonly type: 'press'; readonly press: Press; readonly late: boolean }
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'lay'; readonly uid: CardUid }
  | { readonly type: 'hears' | 'lift' | 'answer' | 'minute' }

const HEARS: Deed = { type: 'hears' }

function likelyPresses(kiosk: PretendKiosk): readonly Press[] {
  const { page } = kiosk
  switch (page.type) {
    case 'choose':
      return [
        { type: 'select', candidate: page.candidates[0]?.id ?? 1 },
        { type: 'select', candidate: 102 },
        { type: 'next' },
        { type: 'next' },
        { type: 'pages', count: 2, perPage: 2 },
        { type: 'turn-page', page: 1 },
        { type: 'leave' },
      ]
    case 'confirm':
      return [{ type: 'cast' }, { type: 'cast' }, { type: 'back' }, { type: 'next' }]
    case 'leave':
      return [{ type: 'leave-scope', scope: 'contest' }, { type: 'leave-scope', scope: 'all' }, { type: 'back' }]
    case 'leave-sure':
      return [{ type: 'leave-confirmed' }, { type: 'back' }, { type: 'cast' }]
    case 'operator-card':
      return [{ type: 'pin', pin: PIN }, { type: 'back' }]
    case 'staff-menu':
      return [{ type: 'menu', item: 'end-session' }, { type: 'back' }]
    case 'staff-witnesses':
      return [{ type: 'witness', witness: 0, mark: 'confirmed' }, { type: 'officer-confirmed' }]
    case 'card-away':
      return [{ type: 'staff' }]
    default:
      return [{ type: 'next' }, { type: 'cast' }]
  }
}

function carryOut(kiosk: PretendKiosk, deed: Deed): void {
  switch (deed.type) {
    case 'press': {
      const on = kiosk.state.serial - (deed.late ? 1 : 0)
      kiosk.happen({ type: 'screen', event: { on, press: deed.press } })
      break
    }
    case 'key':
      kiosk.key(deed.key)
      break
    case 'hears':
      kiosk.hear()
      break
    case 'lay':
      kiosk.lay(deed.uid)
      break
    case 'lift':
      kiosk.lift()
      break
    case 'answer':
      if (kiosk.busy) kiosk.answer()
      break
    case 'minute':
      kiosk.now = addMinutes(kiosk.now, 1)
      kiosk.happen({ type: 'minute' })
  }
}

const sessionOf = ({ stage }: KioskState) => (stage.type === 'session' ? stage : null)

function actOf(state: KioskState): Act | null {
  const page = sessionOf(state)?.page
  return page?.type === 'casting' ? page.act : null
}

/** The voter's agreement by this deed, seen from the page on which it was done; null: nothing was agreed to. */
function agreedBy(kiosk: PretendKiosk, deed: Deed): Act | null {
  const session = sessionOf(kiosk.state)
  const hand = (deed.type === 'press' && !deed.late) || deed.type === 'key'
  if (session === null || !hand) return null
  const { page } = session
  const press = deed.type === 'press' ? deed.press.type : null
  const audio = session.card.presentation === 'audio'
  if (deed.type === 'press' && audio) return null
  if (page.type === 'confirm' && press !== 'next' && press !== 'back' && press !== 'leave') {
    const { contest, selected } = page.choosing
    if (selected === null || (press !== null && press !== 'cast')) return null
    if (!audio) {
      // The page shows this very candidate, by name.
      const shown = kiosk.page
      assert(shown.type === 'confirm', 'promise 4: the page that the session says')
      expect(shown.candidate.id).toBe(selected)
      const listed = FACTS.contests[contest]?.candidates.find((each) => each.id === selected)
      expect(shown.candidate.name).toBe(listed?.name)
    }
    return { type: 'record', contest, selection: { type: 'candidate', id: selected as never } }
  }
  if (page.type === 'leave-sure' && (press === null || press === 'leave-confirmed')) {
    return page.scope === 'all'
      ? { type: 'end' }
      : { type: 'record', contest: page.contest, selection: { type: 'ended' } }
  }
  return null
}

function effectFits(effect: KioskEffect, act: Act | null): boolean {
  if (effect.type === 'record') {
    return (
      act?.type === 'record' &&
      act.contest === effect.contest &&
      JSON.stringify([{ place: 0, selection: act.selection }]) === JSON.stringify(effect.selections)
    )
  }
  return effect.type !== 'end-session' || effect.by === 'staff' || act?.type === 'end'
}

function wasSpoken({ ears }: PretendKiosk, candidate: CandidateId): boolean {
  const name = [promptClip('chosen'), nameClip(candidate)]
  return ears.heard.some(
    (clips) => clips.includes(promptClip('press-again-records')) || name.every((clip) => clips.includes(clip)),
  )
}

describe('promise 4: what is recorded was confirmed', () => {
  // TC-03
  it('in any order of presses, late presses, keys, minutes and cards every record was agreed to on the page that shows it', () => {
    const seen = { touch: 0, ended: 0, keypad: 0 }
    for (let run = 0; run < RUNS; run++) {
      const seed = `confirmed ${run}`
      const randomness = seededRandomness(seed)
      const pick = <T>(items: readonly T[]): T => items[below(randomness, items.length)] as T
      const kiosk = new PretendKiosk().open().plugIn()
      const uids = [kiosk.issue(1), kiosk.issue(2), kiosk.issue(3, { presentation: 'audio' })].map((card) => card.uid)
      let agreed: Act | null = null
      for (let i = 0; i < STEPS; i++) {
        const lying = kiosk.state.tray.type === 'present'
        const audio = kiosk.page.type === 'audio'
        const press = { type: 'press', press: pick(likelyPresses(kiosk)), late: false } as const
        const likely: readonly Deed[] = audio
          ? [{ type: 'key', key: 'select' }, { type: 'key', key: 'select' }, { type: 'key', key: 'down' }, HEARS, press]
          : [press, press, press, { ...press, late: true }, { type: 'key', key: 'select' }]
        const hands: Deed = lying ? { type: 'lift' } : { type: 'lay', uid: pick([...uids, OPERATOR_UID]) }
        const answers: readonly Deed[] = Array.from({ length: kiosk.busy ? 12 : 0 }, () => ({ type: 'answer' }))
        const deed = pick<Deed>([
          ...likely,
          ...(lying && below(randomness, 4) > 0 ? [] : [hands, hands]),
          ...answers,
          { type: 'minute' },
        ])
        const [asked, before] = [kiosk.asked.length, actOf(kiosk.state)]
        const byThis = agreedBy(kiosk, deed)
        carryOut(kiosk, deed)
        const casting = actOf(kiosk.state)
        const staff = sessionOf(kiosk.state)?.ending === 'staff'
        // A new act stands only on what this very deed agreed to.
        if (before === null && casting !== null && !staff) expect(casting, seed).toEqual(byThis)
        if (byThis !== null) agreed = byThis
        for (const effect of kiosk.asked.slice(asked)) {
          expect(effectFits(effect, agreed) || staff, `${seed}: ${JSON.stringify(effect)}`).toBe(true)
          if (effect.type !== 'record') continue
          const byEar = sessionOf(kiosk.state)?.card.presentation === 'audio'
          const said = effect.selections[0]?.selection
          if (said?.type === 'ended') seen.ended++
          else seen[byEar ? 'keypad' : 'touch']++
          // LAW-03: the name was spoken to its end, or it was told that the next ○ records all the same.
          if (byEar && said?.type === 'candidate') expect(wasSpoken(kiosk, said.id), seed).toBe(true)
          // One yes, one record.
          agreed = null
        }
      }
    }
    console.info(`seeds "confirmed 0…${RUNS - 1}":`, seen)
    for (const [kind, count] of Object.entries(seen)) expect(count, kind).toBeGreaterThan(3)
  })

  it('hours of doing nothing on any page record nothing and take nothing away', async () => {
    const pages = [['next'], ['next', 'select'], ['next', 'select', 'next']] as const
    for (const presses of pages) {
      const kiosk = new PretendKiosk().open()
      kiosk.lay(kiosk.issue(1).uid)
      kiosk.settle()
      for (const type of presses) kiosk.press(type === 'select' ? { type, candidate: 102 } : { type })
      // The machine's own memory is written at every minute, whatever anybody does; the lamp calls staff to who waits.
      const asked = () => kiosk.asked.filter(({ type }) => type !== 'remember' && type !== 'lamp').length
      const [page, before] = [JSON.stringify(kiosk.page), asked()]
      for (let minute = 0; minute < 180; minute++) {
        kiosk.now = addMinutes(kiosk.now, 1)
        kiosk.happen({ type: 'minute' })
        kiosk.settle()
      }
      expect(JSON.stringify(kiosk.page)).toBe(page)
      expect(asked()).toBe(before)
    }
  })

  it('a card that goes takes the choice with it: nothing is recorded when it comes back', () => {
    const kiosk = new PretendKiosk().open()
    const { uid } = kiosk.issue(1)
    kiosk.lay(uid)
    kiosk.settle()
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'select', candidate: 103 })
    kiosk.press({ type: 'next' })
    kiosk.lift()
    kiosk.settle()
    kiosk.lay(uid)
    kiosk.settle()
    expect(kiosk.records).toEqual([])
    expect(kiosk.page.type).toBe('how-to')
    kiosk.press({ type: 'next' })
    expect(kiosk.page).toMatchObject({ type: 'choose', selected: null })
  })

  it('what lies on the medium is who stood on the confirming page, for every candidate', async () => {
    const randomness = seededRandomness('every candidate')
    const { station, kiosk } = await SmallStation.open('every candidate', randomness)
    const confirmed: string[] = []
    for (const person of SMALL_FACTS.roll.keys()) {
      kiosk.lay((await station.desk.issue()).card)
      await station.settle()
      for (const [contest, candidate] of ballotFor(person, person).entries()) {
        kiosk.press({ type: 'next' })
        kiosk.press({ type: 'select', candidate })
        kiosk.press({ type: 'next' })
        assert(kiosk.page?.type === 'confirm', 'promise 4: the confirming page comes before the record')
        confirmed.push(`${contest}/${kiosk.page.candidate.id}`)
        kiosk.press({ type: 'cast' })
        await station.settle()
      }
      await station.lifts(kiosk)
    }
    await station.closes(kiosk)
    const { original } = kiosk.slots
    assert(original !== null, 'promise 4: an original')
    const recorded = namesOn(SMALL_FACTS, must(await readSealed(SMALL_FACTS, original)))
    expect(confirmed).toHaveLength(2 * SMALL_FACTS.roll.length)
    expect([...recorded].sort()).toEqual([...confirmed].sort())
  })
})
