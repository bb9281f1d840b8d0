/** Device faults are told to the log when nobody votes: beside the minute of a session an entry would say who stood there. */
import { describe, expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const LOST = { type: 'card', presence: { type: 'reader-lost', why: 'silent' } } as const

function faults(kiosk: PretendKiosk): string[] {
  return kiosk.asked.flatMap((effect) =>
    effect.type === 'log' && effect.event.type === 'device-fault' ? [effect.event.device] : [],
  )
}

describe('a device fails', () => {
  it('while the machine waits: told once, not again until it was there', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.happen(LOST)
    kiosk.happen(LOST)
    expect(faults(kiosk)).toEqual(['card-reader'])
    kiosk.lift()
    kiosk.happen(LOST)
    expect(faults(kiosk)).toEqual(['card-reader', 'card-reader'])
    kiosk.happen({ type: 'keypad', event: { type: 'connected' } })
    kiosk.happen({ type: 'keypad', event: { type: 'disconnected', why: 'not-there' } })
    expect(faults(kiosk)).toEqual(['card-reader', 'card-reader', 'keypad'])
    kiosk.happen({ type: 'headphones', event: { type: 'connected' } })
    kiosk.happen({ type: 'headphones', event: { type: 'disconnected', why: 'not-there' } })
    kiosk.happen({ type: 'headphones', event: { type: 'disconnected', why: 'not-there' } })
    expect(faults(kiosk).slice(3)).toEqual(['sound'])
  })

  it('under a voter: nothing is told at that minute, also when the reader comes back', () => {
    const kiosk = new PretendKiosk().open()
    const card = kiosk.issue(1)
    kiosk.lay(card.uid)
    kiosk.settle()
    kiosk.press({ type: 'next' })
    kiosk.happen(LOST)
    kiosk.settle()
    expect(kiosk.page.type).toBe('card-away')
    expect(faults(kiosk)).toEqual([])
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(faults(kiosk)).toEqual([])
  })

  it('again and again: four times an hour, sixteen times a run, and the last of each says that more came', () => {
    const kiosk = new PretendKiosk().open()
    const flaps = () => {
      for (let times = 0; times < 50; times++) {
        kiosk.happen(LOST)
        kiosk.lift()
      }
    }
    const told = () =>
      kiosk.asked.flatMap((effect) =>
        effect.type === 'log' && effect.event.type === 'device-fault' ? [effect.event.more] : [],
      )
    flaps()
    expect(told()).toEqual([false, false, false, true])
    for (const hour of ['08', '09', '10', '11', '12', '13', '14']) {
      kiosk.now = `2002-06-23T${hour}:00` as LocalMinute
      flaps()
    }
    expect(told()).toHaveLength(16)
    expect(told().at(-1)).toBe(true)
    kiosk.happen({ type: 'keypad', event: { type: 'connected' } })
    kiosk.happen({ type: 'keypad', event: { type: 'disconnected', why: 'not-there' } })
    expect(faults(kiosk).at(-1)).toBe('keypad')
  })

  it('a machine without a keypad tells of none', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.happen({ type: 'keypad', event: { type: 'disconnected', why: 'not-there' } })
    const before = faults(kiosk).length
    kiosk.happen({ type: 'keypad', event: { type: 'disconnected', why: 'not-there' } })
    expect(faults(kiosk).length).toBe(before)
  })
})
