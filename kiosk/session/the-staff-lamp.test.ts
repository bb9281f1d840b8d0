/** D-17: the lamp calls staff to a machine that nobody has touched, that is in trouble, or in which a card was left. */
import { describe, expect, it } from 'vitest'
import type { Presentation } from '#election/card/voting-card.ts'
import { USUAL_SETTINGS } from '#election/definition/settings.ts'
import type { LocalMinute } from '#election/time.ts'
import { votes } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const lit = (kiosk: PretendKiosk) =>
  kiosk.asked.flatMap((effect) => (effect.type === 'lamp' ? [effect.lit] : [])).at(-1) ?? false

function at(kiosk: PretendKiosk, time: string): PretendKiosk {
  kiosk.now = `2002-06-23T${time}` as LocalMinute
  kiosk.happen({ type: 'minute' })
  kiosk.settle()
  return kiosk
}

function begins(presentation: Presentation): PretendKiosk {
  const kiosk = new PretendKiosk().open().plugIn()
  kiosk.lay(kiosk.issue(1, { presentation }).uid)
  kiosk.settle()
  return kiosk
}

// TC-44
describe('a voter who needs no touch for three minutes', () => {
  it.each<Presentation>(['normal', 'audio', 'both'])('%s: the lamp lights, and the next touch puts it out', (how) => {
    const kiosk = begins(how)
    at(kiosk, '07:03')
    expect(lit(kiosk)).toBe(false)
    at(kiosk, '07:04')
    expect(lit(kiosk)).toBe(true)
    kiosk.press({ type: 'text-size', size: 'large' })
    expect(lit(kiosk)).toBe(false)
    at(kiosk, '07:08')
    expect(lit(kiosk)).toBe(true)
    kiosk.key('repeat')
    expect(lit(kiosk)).toBe(false)
    expect(kiosk.page.type).not.toBe('waiting')
  })

  it('waits as long as the commission says', () => {
    const facts = { ...FACTS, settings: { ...USUAL_SETTINGS, lampMinutes: 5 } }
    const kiosk = new PretendKiosk(facts).open().plugIn()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    expect([lit(at(kiosk, '07:05')), lit(at(kiosk, '07:06'))]).toEqual([false, true])
  })

  it('says the same minute by minute whatever is chosen, and when nothing is', () => {
    const lamp = [101, 102, null].map((first) => {
      const kiosk = begins('normal')
      const seen: boolean[] = []
      const minutes = (from: number) => {
        for (let minute = from; minute < from + 6; minute++) {
          at(kiosk, `07:${String(minute).padStart(2, '0')}`)
          seen.push(lit(kiosk))
        }
      }
      minutes(0)
      votes(kiosk, first ?? 'leave-contest')
      minutes(10)
      votes(kiosk, first === null ? 'leave-contest' : 201)
      minutes(20)
      return seen
    })
    expect(lamp[1]).toEqual(lamp[0])
    expect(lamp[2]).toEqual(lamp[0])
    expect(lamp[0]).toContain(true)
  })
})

describe('a card that is left in the tray', () => {
  it('after voting: a minute later the lamp lights; taken, it is dark', () => {
    const kiosk = begins('normal')
    votes(kiosk, 101)
    votes(kiosk, 201)
    expect(kiosk.page.type).toBe('take-card')
    at(kiosk, '07:01')
    expect(lit(kiosk)).toBe(false)
    at(kiosk, '07:02')
    expect(lit(kiosk)).toBe(true)
    kiosk.lift()
    expect(lit(kiosk)).toBe(false)
  })

  it('after a refusal likewise', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(kiosk.issue(1, { station: 9 as never }).uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('refused')
    at(kiosk, '07:02')
    expect(lit(kiosk)).toBe(true)
  })
})

describe('trouble', () => {
  it('of reader, mains and clock lights it while the machine waits, and no longer', () => {
    const kiosk = new PretendKiosk().open()
    expect(lit(kiosk)).toBe(false)
    kiosk.happen({ type: 'card', presence: { type: 'reader-lost', why: 'silent' } })
    expect(lit(kiosk)).toBe(true)
    kiosk.lift()
    expect(lit(kiosk)).toBe(false)
    kiosk.happen({ type: 'power', power: { source: 'battery', percent: 50 } })
    expect(lit(kiosk)).toBe(true)
    kiosk.happen({ type: 'power', power: { source: 'mains', percent: 50 } })
    kiosk.lay(kiosk.issue(1, { expires: '2002-06-23T07:00' as LocalMinute }).uid)
    kiosk.settle()
    kiosk.lift()
    expect(kiosk.page).toMatchObject({ type: 'waiting', doubtedClock: '2002-06-23T07:00' })
    expect(lit(kiosk)).toBe(true)
  })

  it('out of service, and a self-test that does not pass', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.happen({ type: 'front', front: 'open' })
    expect(kiosk.page.type).toBe('out-of-service')
    expect(lit(kiosk)).toBe(true)
    const refused = new PretendKiosk()
    refused.dateRefusal = { bad: 'live-outside-its-dates' }
    refused.start()
    expect(lit(refused)).toBe(true)
  })

  it('a machine that waits, or is closed, may be left alone for hours', () => {
    const kiosk = at(new PretendKiosk().open(), '12:00')
    expect(lit(kiosk)).toBe(false)
  })
})
