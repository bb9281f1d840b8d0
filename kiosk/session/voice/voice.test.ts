/** Voting by ear: what was chosen is spoken before it is recorded, any key interrupts, and nothing of it is in the view (AUD-03 … 06). */
import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { Presentation } from '#election/card/voting-card.ts'
import { keys, said as lastSaid, phase } from '#simulation/rooms/keys-in-hand.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { Press } from '../screen-event.ts'

function listening(presentation: Presentation = 'audio') {
  const kiosk = new PretendKiosk().open().plugIn()
  const card = kiosk.issue(1, { presentation })
  kiosk.lay(card.uid)
  kiosk.settle()
  return { kiosk, card }
}

/** Up to the page that records, with the second candidate chosen and nothing of it heard. */
function atTheName(presentation: Presentation = 'audio') {
  const room = listening(presentation)
  keys(room.kiosk, 'select', 'select', 'down', 'down', 'select')
  expect(lastSaid(room.kiosk)).toEqual(['prompt:chosen', 'nth:2', 'name:102', expect.stringMatching(/^party:/)])
  return room
}

describe('the card is taken away', () => {
  it('what is not recorded is chosen again when it is back, and that is said', () => {
    const { kiosk, card } = atTheName()
    kiosk.lift()
    kiosk.settle()
    const away = ['prompt:card-away', 'prompt:nothing-recorded', 'prompt:choose-when-back']
    expect(lastSaid(kiosk)).toEqual(away)
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(phase(kiosk)).toBe('how-to')
  })

  it('with one contest recorded: which, which not, and that this one is chosen again', () => {
    const { kiosk } = atTheName()
    kiosk.hear()
    keys(kiosk, 'select')
    expect(lastSaid(kiosk)[0]).toBe('prompt:recorded')
    kiosk.lift()
    kiosk.settle()
    const said: readonly string[] = lastSaid(kiosk)
    const [done, open] = ['prompt:recorded-for', 'prompt:open-for'].map((clip) => said.indexOf(clip))
    expect([done, open, lastSaid(kiosk).at(-1)]).toEqual([1, 3, 'prompt:choose-when-back'])
  })

  it('promise 2: while it is being written nothing is said of it; then what became of it', () => {
    const { kiosk } = atTheName()
    kiosk.hear()
    kiosk.key('select')
    while (kiosk.state.storage !== 'writing') kiosk.answer()
    kiosk.lift()
    expect(lastSaid(kiosk)).toEqual(['prompt:card-away', 'prompt:recording'])
    kiosk.settle()
    expect(lastSaid(kiosk).slice(0, 2)).toEqual(['prompt:card-away', 'prompt:recorded-for'])
    expect(lastSaid(kiosk).at(-1)).toBe('prompt:choose-when-back')
  })

  it('staff end the session: nothing is chosen any more', () => {
    const { kiosk } = atTheName()
    kiosk.hear()
    keys(kiosk, 'select')
    kiosk.lift()
    kiosk.settle()
    const { stage } = kiosk.state
    if (stage.type !== 'session') return expect.unreachable(stage.type)
    kiosk.state = { ...kiosk.state, stage: { ...stage, ending: 'staff' } }
    keys(kiosk, 'help')
    expect(lastSaid(kiosk)).not.toContain('prompt:choose-when-back')
  })
})

describe('before the card is taken', () => {
  it('the voice must be heard: ○ takes the card, and until then it goes as it came', () => {
    const { kiosk, card } = listening()
    expect(phase(kiosk)).toBe('hear')
    expect(lastSaid(kiosk)).toEqual(['prompt:headphones-check', 'prompt:headphones-press', 'prompt:headphones-louder'])
    expect(stateOf(card.counter).type).toBe('issued')
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
    expect(kiosk.ears.isSilent).toBe(true)
    kiosk.lay(card.uid)
    kiosk.settle()
    keys(kiosk, 'select')
    expect(stateOf(card.counter).type).toBe('taken')
    expect(phase(kiosk)).toBe('how-to')
  })
})

describe('while the voter listens the machine may become unfit: nobody begins there any more', () => {
  it('the mains go (FLT-08): the card is refused as it was issued', () => {
    const { kiosk, card } = listening()
    kiosk.happen({ type: 'power', power: { source: 'battery', percent: 80 } })
    keys(kiosk, 'select')
    expect(kiosk.page).toMatchObject({ type: 'refused', refusal: 'on-battery' })
    expect(stateOf(card.counter).type).toBe('issued')
  })

  it('the front is opened (OPN-08): the machine is out of service, the card as it was issued', () => {
    const { kiosk, card } = listening()
    kiosk.happen({ type: 'front', front: 'open' })
    keys(kiosk, 'select')
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'front-opened' })
    expect(stateOf(card.counter).type).toBe('issued')
  })

  it('a medium goes (OPN-08): found while the voter still listens, the card as it was issued', () => {
    const { kiosk, card } = listening()
    kiosk.mediumFails = true
    kiosk.happen({ type: 'look-at-media' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'duplicate-failed', voter: { recorded: [] } })
    expect(stateOf(card.counter).type).toBe('issued')
  })

  it('once the card is taken nothing but the vote asks the media: when they are looked at must not tell what a voter does', () => {
    const { kiosk } = listening()
    keys(kiosk, 'select')
    kiosk.mediumFails = true
    kiosk.happen({ type: 'look-at-media' })
    kiosk.settle()
    expect(phase(kiosk)).toBe('how-to')
  })
})

describe('what is chosen is spoken before it is recorded (LAW-03)', () => {
  it('○ after the whole name records it', () => {
    const { kiosk } = atTheName()
    kiosk.hear()
    expect(lastSaid(kiosk)).toEqual(['prompt:key-record', 'prompt:key-choose-again'])
    keys(kiosk, 'select')
    expect(kiosk.records).toMatchObject([{ selection: { type: 'candidate', id: 102 } }])
    expect(phase(kiosk)).toBe('recorded')
  })

  it('○ in the middle of the name records nothing and says what another ○ would do; before that was said it does nothing either', () => {
    const { kiosk } = atTheName()
    keys(kiosk, 'select')
    expect(kiosk.records).toEqual([])
    expect(lastSaid(kiosk)).toEqual(['prompt:hear-name-first', 'prompt:press-again-records'])
    const told = kiosk.ears.finish()
    if (told !== null) kiosk.happen(told)
    expect(lastSaid(kiosk)).toContain('name:102')
    keys(kiosk, 'select')
    expect(kiosk.records).toMatchObject([{ selection: { type: 'candidate', id: 102 } }])
  })

  it('what was heard of one name says nothing of the next', () => {
    const { kiosk } = atTheName()
    kiosk.hear()
    keys(kiosk, 'back', 'up', 'select')
    expect(lastSaid(kiosk)).toContain('name:101')
    keys(kiosk, 'select')
    expect(kiosk.records).toEqual([])
  })

  it('a key without meaning, help and speed take nothing away: the name is said after them, and what was heard stays heard', () => {
    const { kiosk } = atTheName()
    keys(kiosk, 'down')
    kiosk.hear()
    expect(kiosk.ears.heard.at(-2)).toContain('name:102')
    keys(kiosk, 'help', 'slower', 'repeat', 'select')
    expect(kiosk.records).toHaveLength(1)
  })

  it('an end that comes late, of a sentence that was interrupted, is no hearing', () => {
    const { kiosk } = atTheName()
    const { said } = kiosk.state.voice
    keys(kiosk, 'back', 'select')
    kiosk.happen({ type: 'headphones', event: { type: 'ended', said } })
    keys(kiosk, 'select')
    expect(kiosk.records).toEqual([])
  })

  it('of work the voice speaks only when it takes time: a word begun and cut off by the next says nothing', () => {
    const { kiosk } = atTheName('both')
    kiosk.key('select')
    expect(kiosk.state.voice.now).toMatchObject({ clips: ['prompt:recording'], afterMs: 250 })
    kiosk.settle()
    expect(kiosk.state.voice.now?.clips[0]).toBe('prompt:recorded')
    expect(kiosk.state.voice.now).not.toHaveProperty('afterMs')
  })

  it('who sees the name on the screen as well records with the first ○', () => {
    const { kiosk } = atTheName('both')
    expect(kiosk.page.type).toBe('confirm')
    keys(kiosk, 'select')
    expect(kiosk.records).toHaveLength(1)
  })
})

/** AUD-05 */
describe('a card for screen and voice', () => {
  const namesKeys = ({ ears }: PretendKiosk) => ears.begun.at(-1)?.some((clip) => clip.startsWith('prompt:key-'))
  const touch = (kiosk: PretendKiosk, ...pressed: readonly Press[]) => {
    for (const press of pressed) {
      kiosk.press(press)
      kiosk.settle()
    }
  }

  it('names no key to a finger; to somebody who presses a key it names them again', () => {
    const { kiosk } = listening('both')
    touch(kiosk, { type: 'next' })
    expect([kiosk.page.type, namesKeys(kiosk)]).toEqual(['choose', false])
    touch(kiosk, { type: 'select', candidate: 102 })
    expect(lastSaid(kiosk)).toContain('name:102')
    touch(kiosk, { type: 'next' })
    expect([kiosk.page.type, namesKeys(kiosk)]).toEqual(['confirm', false])
    kiosk.hear()
    touch(kiosk, { type: 'cast' })
    expect([kiosk.page.type, lastSaid(kiosk).some((clip) => clip === 'prompt:recorded'), namesKeys(kiosk)]).toEqual([
      'recorded',
      true,
      false,
    ])
    keys(kiosk, 'repeat')
    expect([kiosk.page.type, namesKeys(kiosk)]).toEqual(['recorded', true])
  })

  it('names keys to a voter with another card after a finger', () => {
    const { kiosk } = listening('both')
    touch(kiosk, { type: 'next' })
    kiosk.lift()
    kiosk.settle()
    kiosk.lay(kiosk.issue(2, { presentation: 'audio' }).uid)
    kiosk.settle()
    keys(kiosk, 'select', 'select')
    expect(namesKeys(kiosk)).toBe(true)
  })
})

describe('the keys', () => {
  it('say the candidate under the focus, and the ends of the list', () => {
    const { kiosk } = listening()
    keys(kiosk, 'select', 'select')
    expect(lastSaid(kiosk)).toContain('contest:mayor')
    const order = (['down', 'down', 'down', 'down', 'up', 'left'] as const).map((key) => {
      keys(kiosk, key)
      return lastSaid(kiosk).find((clip) => clip.startsWith('name:') || clip === 'prompt:list-ends')
    })
    expect(order).toEqual(['name:101', 'name:102', 'name:103', 'prompt:list-ends', 'name:102', 'name:101'])
  })

  it('turn speed and volume at once while something is said, say the step in silence, and the end of the steps', () => {
    const { kiosk } = listening()
    const begun = kiosk.ears.begun.length
    keys(kiosk, 'faster', 'louder')
    expect([kiosk.ears.speed, kiosk.ears.volume, kiosk.ears.begun.length]).toEqual([120, 11, begun])
    kiosk.hear()
    keys(kiosk, 'slower')
    expect(lastSaid(kiosk)).toEqual(['speed:100'])
    kiosk.hear()
    for (let i = 0; i < 5; i++) {
      keys(kiosk, 'slower')
      kiosk.hear()
    }
    expect([kiosk.ears.speed, lastSaid(kiosk)]).toEqual([50, ['prompt:speed-slowest']])
  })

  it('say of every page what is possible', () => {
    const { kiosk } = listening()
    for (const key of ['select', 'select', 'down', 'select', 'back', 'back', 'down', 'select'] as const) {
      keys(kiosk, 'help')
      expect(lastSaid(kiosk).at(-1)).toBe('prompt:ask-staff')
      keys(kiosk, key)
    }
    expect(phase(kiosk)).toBe('leave-sure')
  })

  it('end a session without a vote by ear alone', () => {
    const { kiosk } = listening()
    keys(kiosk, 'select', 'back')
    expect(lastSaid(kiosk)).toEqual([
      'prompt:leave-question',
      'contest:mayor',
      'prompt:leave-this',
      'prompt:key-take-item',
      'prompt:key-next-item',
    ])
    keys(kiosk, 'down', 'select')
    expect(lastSaid(kiosk)).toContain('prompt:leave-back')
    keys(kiosk, 'down')
    expect(lastSaid(kiosk)).toContain('prompt:leave-yes')
    keys(kiosk, 'select')
    expect(lastSaid(kiosk)).toEqual(['prompt:finished', 'prompt:take-card'])
    keys(kiosk, 'down')
    kiosk.hear()
    expect(lastSaid(kiosk)).toEqual(['prompt:card-at', 'prompt:take-card', 'prompt:headphones-off'])
    expect(kiosk.records.map(({ selection }) => selection.type)).toEqual(['ended', 'ended'])
  })
})

describe('the language', () => {
  it('changed on the glass in the middle of a sentence says the place again in the new one, and the next voter hears the first', () => {
    const { kiosk } = atTheName('both')
    expect(kiosk.ears.language).toBe('ja')
    kiosk.press({ type: 'language', language: 'en' })
    expect([kiosk.ears.language, ...lastSaid(kiosk)]).toEqual([
      'en',
      'prompt:chosen',
      'nth:2',
      'name:102',
      expect.stringMatching(/^party:/),
    ])
    kiosk.hear()
    expect(kiosk.ears.language).toBe('en')
    kiosk.lift()
    kiosk.press({ type: 'language', language: 'ja' })
    const card = kiosk.issue(2, { presentation: 'both' })
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.ears.language).toBe('ja')
  })
})

describe('the headphones go', () => {
  it('and the session waits; they come back, and the name must be heard again', () => {
    const { kiosk } = atTheName()
    kiosk.hear()
    kiosk.happen({ type: 'headphones', event: { type: 'disconnected', why: 'not-there' } })
    keys(kiosk, 'select', 'down', 'back')
    expect(phase(kiosk)).toBe('confirm')
    kiosk.happen({ type: 'headphones', event: { type: 'connected' } })
    expect(lastSaid(kiosk)).toEqual(['prompt:headphones-back', 'prompt:where-you-are'])
    keys(kiosk, 'select')
    expect(kiosk.records).toEqual([])
    kiosk.hear()
    keys(kiosk, 'select')
    expect(kiosk.records).toHaveLength(1)
  })
})

describe('nothing of it is anywhere else (AUD-04)', () => {
  it('the view is the same whatever is focused, chosen, said or heard, but for its number', () => {
    const { kiosk } = listening()
    keys(kiosk, 'select', 'select')
    const view = JSON.stringify(kiosk.page)
    for (const key of ['down', 'down', 'help', 'repeat', 'next', 'up'] as const) {
      keys(kiosk, key)
      kiosk.hear()
      expect(JSON.stringify(kiosk.page)).toBe(view)
    }
  })

  it('the next voter begins with the first speed and volume, and hears nothing of the one before', () => {
    const { kiosk } = atTheName()
    keys(kiosk, 'faster', 'louder', 'back', 'back', 'down', 'select', 'down', 'select')
    expect(kiosk.page.type).toBe('take-card')
    kiosk.lift()
    expect([kiosk.ears.speed, kiosk.ears.volume, kiosk.ears.isSilent]).toEqual([100, 10, true])
  })

  it.each([false, true])('also where that one lost the headphones; voted: %s', (voted) => {
    const { kiosk } = voted ? atTheName('both') : listening('both')
    keys(kiosk, 'faster', 'louder')
    if (voted) keys(kiosk, 'select', 'select', 'down', 'select', 'select')
    kiosk.happen({ type: 'headphones', event: { type: 'disconnected', why: 'not-there' } })
    kiosk.lift()
    kiosk.lay(kiosk.issue(2, { presentation: 'both' }).uid)
    kiosk.settle()
    kiosk.happen({ type: 'headphones', event: { type: 'connected' } })
    expect([kiosk.ears.speed, kiosk.ears.volume]).toEqual([100, 10])
  })

  it('a touch card is silent', () => {
    const { kiosk } = listening('normal')
    expect(kiosk.page.type).toBe('how-to')
    expect(kiosk.ears.begun).toEqual([])
  })
})

describe('a medium fails under an ear', () => {
  it('what is recorded, what is not and what staff will find out is said', () => {
    const { kiosk } = atTheName()
    kiosk.hear()
    kiosk.mediumFails = true
    keys(kiosk, 'select')
    expect(kiosk.page.type).toBe('out-of-service')
    expect(lastSaid(kiosk)).toEqual([
      'prompt:out-of-service',
      'prompt:open-for',
      'contest:council',
      'contest:mayor',
      'prompt:cannot-tell',
      'prompt:staff-comes',
    ])
  })
})
