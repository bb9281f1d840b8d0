/** AUD-06, TCH-03: who presses ○ again and again before the name is over hears it whole, and only then records it. */
import { describe, expect, it } from 'vitest'
import { keys, said as lastSaid, phase } from '#simulation/rooms/keys-in-hand.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

/** Up to the page that records, with the second candidate chosen and nothing of it heard. */
function atTheName() {
  const kiosk = new PretendKiosk().open().plugIn()
  kiosk.lay(kiosk.issue(1, { presentation: 'audio' }).uid)
  kiosk.settle()
  keys(kiosk, 'select', 'select', 'down', 'down', 'select')
  return { kiosk }
}

describe('a hasty voter', () => {
  it('○ again and again: from the third on it interrupts nothing; warning and name are heard whole, and then it records', () => {
    const { kiosk } = atTheName()
    const over = () => {
      const told = kiosk.ears.finish()
      if (told !== null) kiosk.happen(told)
    }
    keys(kiosk, 'select', 'select')
    expect(lastSaid(kiosk)).toEqual(['prompt:hear-name-first'])
    const { said } = kiosk.state.voice
    for (let times = 0; times < 30; times++) keys(kiosk, 'select', 'select')
    expect(kiosk.state.voice.said).toBe(said)
    over()
    expect(lastSaid(kiosk)).toContain('name:102')
    keys(kiosk, 'select', 'select')
    expect(kiosk.records).toEqual([])
    expect(kiosk.state.voice.said).toBe(said + 1)
    over()
    expect(lastSaid(kiosk)).toEqual(['prompt:key-record', 'prompt:key-choose-again'])
    keys(kiosk, 'select')
    expect(kiosk.records).toMatchObject([{ selection: { type: 'candidate', id: 102 } }])
  })

  it('held back, every other key works: × goes back, and help says the name after it', () => {
    const { kiosk } = atTheName()
    keys(kiosk, 'select', 'select', 'select', 'help', 'select')
    expect(kiosk.records).toEqual([])
    kiosk.hear()
    expect(kiosk.ears.heard.flat()).toContain('name:102')
    keys(kiosk, 'back')
    expect(phase(kiosk)).toBe('choose')
    keys(kiosk, 'select', 'select')
    expect(lastSaid(kiosk)).toEqual(['prompt:hear-name-first', 'prompt:press-again-records'])
  })
})
