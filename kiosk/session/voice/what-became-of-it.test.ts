/** Who sees nothing hears after each contest, the last one too, what became of it, and what × is about to do to which contest. */
import { describe, expect, it } from 'vitest'
import type { Key } from '#hardware/keypad/port.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

/** Each press, after all that was said before it was heard. */
function listening(...pressed: readonly Key[]): PretendKiosk {
  const kiosk = new PretendKiosk().open().plugIn()
  kiosk.lay(kiosk.issue(1, { presentation: 'audio' }).uid)
  kiosk.settle()
  keys(kiosk, ...pressed)
  return kiosk
}

function keys(kiosk: PretendKiosk, ...pressed: readonly Key[]): void {
  for (const key of pressed) {
    kiosk.hear()
    kiosk.key(key)
    kiosk.settle()
  }
}

const BEGINS = ['select', 'select'] as const
const VOTES = ['down', 'select', 'select'] as const
/** From the question: all, and yes. */
const LEAVES_ALL = ['back', 'down', 'select', 'down', 'select'] as const
const LEAVES_THIS = ['back', 'select', 'down', 'select'] as const

const lastSaid = ({ ears }: PretendKiosk) => ears.begun.at(-1) ?? []

describe('what became of a contest', () => {
  it('recorded is said of the last contest, too, and again when it is asked for', () => {
    const kiosk = listening(...BEGINS, ...VOTES, 'select', ...VOTES)
    expect(kiosk.records).toHaveLength(2)
    expect(lastSaid(kiosk)).toEqual(['prompt:recorded', 'prompt:finished', 'prompt:take-card'])
    keys(kiosk, 'help')
    kiosk.hear()
    expect(kiosk.ears.heard.at(-1)).toContain('prompt:recorded')
  })

  it('nothing that was left out is called recorded: not all of it, not the first, not the last', () => {
    const all = listening(...BEGINS, ...LEAVES_ALL)
    expect(lastSaid(all)).toEqual(['prompt:finished', 'prompt:take-card'])
    const first = listening(...BEGINS, ...LEAVES_THIS)
    expect(lastSaid(first)).toEqual(['prompt:left-out', 'prompt:next-contest', 'contest:council', 'prompt:key-go-on'])
    const last = listening(...BEGINS, ...VOTES, 'select', 'back', 'down', 'select')
    expect(last.records.map(({ selection }) => selection.type)).toEqual(['candidate', 'ended'])
    expect(lastSaid(last)).toEqual(['prompt:finished', 'prompt:take-card'])
  })

  it('a card that is taken away after a contest was left out: it is not among what is recorded', () => {
    const kiosk = listening(...BEGINS, ...LEAVES_THIS)
    kiosk.lift()
    kiosk.settle()
    expect(lastSaid(kiosk)).toEqual([
      'prompt:card-away',
      'prompt:open-for',
      'contest:council',
      'prompt:choose-when-back',
    ])
  })
})

describe('what × is about', () => {
  it('names the contest, and with one left it names that one with the question', () => {
    expect(lastSaid(listening(...BEGINS, 'back')).slice(0, 2)).toEqual(['prompt:leave-question', 'contest:mayor'])
    const last = listening(...BEGINS, ...VOTES, 'select', 'back')
    expect(lastSaid(last).slice(0, 4)).toEqual([
      'prompt:leave-question',
      'contest:council',
      'prompt:leave-sure',
      'prompt:leave-back',
    ])
  })

  it('the question is said once: an arrow says the answer alone, repeat says all', () => {
    const kiosk = listening(...BEGINS, 'back', 'down', 'select')
    const question = ['prompt:leave-question', 'contest:mayor', 'contest:council', 'prompt:leave-sure']
    expect(lastSaid(kiosk).slice(0, 4)).toEqual(question)
    const keysTold = ['prompt:key-take-item', 'prompt:key-next-item']
    keys(kiosk, 'down')
    // ↓ would do nothing on the last one: the voter hears the way back up.
    expect(lastSaid(kiosk)).toEqual(['prompt:leave-yes', 'prompt:key-take-item', 'prompt:key-previous-item'])
    keys(kiosk, 'up')
    expect(lastSaid(kiosk)).toEqual(['prompt:leave-back', ...keysTold])
    keys(kiosk, 'repeat')
    expect(lastSaid(kiosk)).toEqual([...question, 'prompt:leave-back', ...keysTold])
  })
})
