/** Keys alone: what a voter changes beside the vote, and what is said and seen of it (D-15, AUD-04, KSK-05). */
import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import { nextLanguage } from '#election/language.ts'
import { came, keys, phase, round, said, TWENTY_SIX, take } from '#simulation/rooms/keys-in-hand.ts'
import { byKana } from '#simulation/rooms/kiosk-facts.ts'
import type { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { viewOf } from './view-of.ts'

describe('the settings, after a third press of help', () => {
  it('the first says what leads on, the second all keys, the third opens them, and × goes back to where one was', () => {
    const { kiosk } = came()
    keys(kiosk, 'select', 'select', 'down', 'down', 'help')
    expect(said(kiosk)).toContain('prompt:help-more')
    expect(said(kiosk)).not.toContain('prompt:key-faster')
    keys(kiosk, 'help')
    expect(said(kiosk)).toEqual(expect.arrayContaining(['prompt:key-settings', 'prompt:key-faster']))
    expect(phase(kiosk)).toBe('choose')
    keys(kiosk, 'help')
    expect(phase(kiosk)).toBe('settings')
    expect(said(kiosk)).toEqual(['prompt:settings-open'])
    keys(kiosk, 'back')
    expect(said(kiosk)).toContain('name:102')
    keys(kiosk, 'help', 'down', 'help')
    expect(phase(kiosk)).toBe('choose')
  })

  it('the other language, from the first page on, told in itself; the next voter hears the first one', () => {
    const { kiosk } = came()
    kiosk.hear()
    expect([kiosk.ears.language, said(kiosk)]).toEqual(['en', ['prompt:key-language']])
    keys(kiosk, 'right')
    expect([kiosk.ears.language, said(kiosk)[0]]).toEqual(['en', 'prompt:headphones-check'])
    expect(viewOf(kiosk.state).language).toBe('en')
    keys(kiosk, 'select', 'help', 'help', 'help')
    kiosk.hear()
    const next = nextLanguage('en')
    expect([kiosk.ears.language, said(kiosk)[0]]).toEqual([next, 'prompt:item-language'])
    keys(kiosk, 'select')
    expect(viewOf(kiosk.state).language).toBe(next)
    keys(kiosk, 'faster', 'select')
    expect([viewOf(kiosk.state).language, kiosk.ears.speed]).toEqual([nextLanguage(next), 120])
    kiosk.lift()
    kiosk.lay(kiosk.issue(2, { presentation: 'audio' }).uid)
    kiosk.settle()
    expect([kiosk.ears.language, kiosk.ears.speed]).toEqual(['ja', 100])
  })

  it('looks are told, by key and by finger, and the name that they interrupt is said again', () => {
    const { kiosk } = came({ presentation: 'both' })
    keys(kiosk, 'select', 'select', 'down', 'select')
    kiosk.press({ type: 'text-size', size: 'largest' })
    expect(said(kiosk)).toEqual(['prompt:look-largest'])
    kiosk.hear()
    expect(kiosk.ears.heard.flat()).toContain('name:101')
    keys(kiosk, 'help', 'help', 'help', 'down', 'down', 'select')
    expect(viewOf(kiosk.state).looks.scheme).toBe('light-on-dark')
    expect(said(kiosk)).toEqual(['prompt:look-light-on-dark'])
  })

  it('hides the screen and shows it again, where the card allows a screen', () => {
    const { kiosk } = came({ presentation: 'both' })
    keys(kiosk, 'select', 'select', 'down', 'help', 'help', 'help', 'down', 'down', 'down')
    expect(said(kiosk)[0]).toBe('prompt:item-hide')
    keys(kiosk, 'select')
    expect(said(kiosk)).toEqual(['prompt:screen-hidden'])
    expect(JSON.stringify(viewOf(kiosk.state))).not.toContain('髙橋')
    kiosk.press({ type: 'select', candidate: 101 })
    expect(kiosk.state.stage).toMatchObject({ page: { selected: null } })
    // In the dark the name must be heard again.
    keys(kiosk, 'select', 'select')
    expect(kiosk.records).toEqual([])
    keys(kiosk, 'help', 'help', 'help', 'down', 'select')
    expect(said(kiosk)).toEqual(['prompt:screen-shown'])
    expect(kiosk.page).toMatchObject({ type: 'confirm', candidate: { id: 101 } })
    const dark = came().kiosk
    keys(dark, 'select', 'help', 'help', 'help')
    expect(dark.state.stage).toMatchObject({ page: { type: 'settings' } })
    const offered = Array.from({ length: 6 }, () => {
      keys(dark, 'down')
      return said(dark)[0]
    })
    expect(offered).not.toContain('prompt:item-show')
  })

  it('hidden, and the headphones are lost: the card that is laid on again brings the screen back', () => {
    const { kiosk, card } = came({ presentation: 'both' })
    keys(kiosk, 'select', 'select', 'down', 'select', 'select', 'help', 'help', 'help')
    take(kiosk, 'prompt:item-hide', 'down')
    expect(phase(kiosk)).toBe('recorded')
    for (const away of [false, true]) {
      if (away) kiosk.happen({ type: 'headphones', event: { type: 'disconnected', why: 'not-there' } })
      kiosk.lift()
      kiosk.lay(card.uid)
      kiosk.settle()
      expect([away, kiosk.page.type]).toEqual([away, away ? 'recorded' : 'audio'])
    }
  })
})

describe('with the screen hidden, of 26 on pages (AUD-04)', () => {
  /** The bridge sends each view that differs from the one before: what is collected here is what a watcher of the glass counts. */
  const frames = (kiosk: PretendKiosk, act: () => void) => {
    const before = JSON.stringify(viewOf(kiosk.state))
    act()
    return [before, JSON.stringify(viewOf(kiosk.state))]
  }

  it.each(['choose', 'confirm'] as const)('hidden on %s: no key that moves in the list is seen', (from) => {
    const { kiosk } = came({ presentation: 'both', facts: TWENTY_SIX })
    keys(kiosk, 'select', 'select')
    kiosk.press({ type: 'pages', count: 3, perPage: 10 })
    keys(kiosk, 'down', 'right', 'right')
    expect(kiosk.page).toMatchObject({ type: 'choose', pageIndex: 2 })
    if (from === 'confirm') keys(kiosk, 'select')
    expect(kiosk.page.type).toBe(from)
    keys(kiosk, 'help', 'help', 'help')
    take(kiosk, 'prompt:item-hide', 'down')
    if (from === 'confirm') keys(kiosk, 'back')
    expect(phase(kiosk)).toBe('choose')
    for (const key of ['left', 'left', 'up', 'down', 'right', 'right'] as const) {
      const [before, after] = frames(kiosk, () => keys(kiosk, key))
      expect([key, after]).toEqual([key, before])
    }
  })

  it('shown again it says anew how many pages it needs, and stands where the keys are', () => {
    const { kiosk } = came({ presentation: 'both', facts: TWENTY_SIX })
    keys(kiosk, 'select', 'select')
    kiosk.press({ type: 'pages', count: 3, perPage: 10 })
    keys(kiosk, 'help', 'help', 'help')
    take(kiosk, 'prompt:item-hide', 'down')
    keys(kiosk, 'down', 'right', 'help', 'help', 'help')
    take(kiosk, 'prompt:item-show', 'down')
    expect(kiosk.page).toMatchObject({ type: 'choose', perPage: 0, pageIndex: 0, pageCount: 1 })
    kiosk.press({ type: 'pages', count: 3, perPage: 10 })
    expect(kiosk.page).toMatchObject({ type: 'choose', pageIndex: 1, pageCount: 3, allSeen: false, focus: [111] })
  })
})

/** On the settings, with nothing recorded: [language, to-touch, go, back]. */
function atSettings() {
  const room = came()
  keys(room.kiosk, 'select', 'select', 'down', 'help', 'help', 'help', 'down')
  return room
}

describe('before anything is recorded (KSK-05, AUD-04)', () => {
  it('a voter changes to touch: told, asked, the harmless answer first, and said as the last word', () => {
    const { kiosk } = atSettings()
    keys(kiosk, 'select')
    expect(said(kiosk).slice(0, 3)).toEqual(['prompt:to-touch-question', 'prompt:to-touch-shows', 'prompt:leave-back'])
    expect(JSON.stringify(viewOf(kiosk.state))).not.toContain('髙橋')
    keys(kiosk, 'down', 'select')
    expect(kiosk.page.type).toBe('how-to')
    expect(said(kiosk)).toEqual(['prompt:to-touch-done'])
    kiosk.happen({ type: 'minute' })
    expect(kiosk.ears.isSilent).toBe(false)
    for (const press of [{ type: 'next' }, { type: 'select', candidate: 103 }, { type: 'next' }] as const) {
      kiosk.press(press)
    }
    expect(kiosk.ears.isSilent).toBe(true)
    keys(kiosk, 'select')
    expect(kiosk.page).toMatchObject({ type: 'confirm', candidate: { id: 103 } })
    kiosk.press({ type: 'cast' })
    kiosk.settle()
    expect(kiosk.page.type).toBe('recorded')
  })

  it('laid on again the card asks for the voice again; once something is recorded it stays as it was', () => {
    for (const [votes, then] of [
      [false, 'audio'],
      [true, 'recorded'],
    ] as const) {
      const { kiosk, card } = atSettings()
      keys(kiosk, 'select', 'down', 'select')
      if (votes) {
        for (const press of [{ type: 'next' }, { type: 'select', candidate: 103 }, { type: 'next' }] as const)
          kiosk.press(press)
        kiosk.press({ type: 'cast' })
        kiosk.settle()
      }
      kiosk.lift()
      kiosk.lay(card.uid)
      kiosk.settle()
      expect(kiosk.page.type).toBe(then)
    }
  })

  it('a voter goes: the card lies as it was taken, nothing is recorded, and the machine waits for the next', () => {
    const { kiosk, card } = atSettings()
    keys(kiosk, 'down', 'select')
    expect(said(kiosk).slice(0, 2)).toEqual(['prompt:go-question', 'prompt:go-means'])
    keys(kiosk, 'down', 'select')
    expect(kiosk.page.type).toBe('take-unused')
    expect(said(kiosk)).toContain('prompt:nothing-recorded')
    expect(stateOf(card.counter).type).toBe('taken')
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
    expect(kiosk.records).toEqual([])
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(phase(kiosk)).toBe('how-to')
  })

  it('neither is offered once a contest is recorded', () => {
    const { kiosk } = came()
    keys(kiosk, 'select', 'select', 'down', 'select')
    kiosk.hear()
    keys(kiosk, 'select', 'help', 'help', 'help')
    expect(phase(kiosk)).toBe('settings')
    keys(kiosk, 'down')
    expect(said(kiosk)[0]).toBe('prompt:leave-back')
  })

  it('before the card is taken × says that it was not used', () => {
    const { kiosk } = came()
    keys(kiosk, 'back')
    expect(said(kiosk)).toEqual(['prompt:card-not-used', 'prompt:card-to-desk'])
  })
})

describe('with the screen beside the voice', () => {
  it('a finger and a key say the same, and what is taken back is said', () => {
    const { kiosk } = came({ presentation: 'both' })
    keys(kiosk, 'select', 'select')
    kiosk.press({ type: 'select', candidate: 102 })
    expect(said(kiosk)).toContain('name:102')
    kiosk.press({ type: 'select', candidate: 102 })
    expect(said(kiosk)).toEqual(['prompt:not-chosen-yet'])
  })

  it('shows where the keys are on every page', () => {
    const { kiosk } = came({ presentation: 'both', switches: 2 })
    const at = () => viewOf(kiosk.state).keysAt
    expect(at()).toBe('go')
    keys(kiosk, 'next', 'next', 'next')
    expect(at()).toBe('looks')
    take(kiosk, 'prompt:item-go-on')
    keys(kiosk, 'next', 'next')
    expect(kiosk.page).toMatchObject({ type: 'choose', focus: [102] })
    keys(kiosk, 'next', 'next')
    expect([at(), kiosk.page]).toMatchObject(['leave', { focus: [] }])
    take(kiosk, 'name:102')
    expect(at()).toBe(null)
    keys(kiosk, 'next')
    expect(at()).toBe('record')
    keys(kiosk, 'next')
    expect(at()).toBe('back')
  })

  it('a key that leaves the page of the screen turns it, and a candidate is taken only when all pages were shown (D-12)', () => {
    const { kiosk } = came({ presentation: 'both', facts: TWENTY_SIX })
    keys(kiosk, 'select', 'select')
    kiosk.press({ type: 'pages', count: 3, perPage: 10 })
    keys(kiosk, 'down', 'right')
    expect(kiosk.page).toMatchObject({ pageIndex: 1, focus: [111], allSeen: false })
    keys(kiosk, 'select')
    expect(kiosk.page).toMatchObject({ type: 'choose', pageIndex: 2, selected: 111, allSeen: true })
    expect(said(kiosk)).toEqual(['prompt:next-page'])
    keys(kiosk, 'select')
    expect(kiosk.page).toMatchObject({ type: 'confirm', candidate: { id: 111 } })
  })
})

describe('rows of the kana table, where the ordinance has them (D-15, TC-33)', () => {
  it('are told with their number, and keys move among their candidates until × shows all again', () => {
    const { kiosk } = came({ facts: byKana(TWENTY_SIX) })
    keys(kiosk, 'select', 'select', 'help', 'help', 'help')
    kiosk.hear()
    expect(said(kiosk)[0]).toBe('prompt:item-rows')
    keys(kiosk, 'select')
    expect(said(kiosk).slice(0, 2)).toEqual(['row:ka', 'people:2'])
    keys(kiosk, 'down')
    expect(said(kiosk).slice(0, 2)).toEqual(['row:ya', 'people:24'])
    keys(kiosk, 'up', 'select')
    expect(said(kiosk)).toContain('name:105')
    keys(kiosk, 'up')
    expect(said(kiosk)).toEqual(['prompt:list-begins'])
    keys(kiosk, 'down')
    expect(said(kiosk)).toContain('name:118')
    keys(kiosk, 'down')
    expect(said(kiosk)).toEqual(['prompt:list-ends'])
    keys(kiosk, 'back')
    expect(said(kiosk)).toEqual(['prompt:whole-list'])
    kiosk.hear()
    keys(kiosk, 'down')
    expect(said(kiosk)).toContain('name:119')
  })

  it('are left again without taking one, by a switch as by a finger', () => {
    const { kiosk } = came({ switches: 2, facts: byKana(TWENTY_SIX) })
    for (const item of ['go-on', 'go-on', 'settings', 'rows']) take(kiosk, `prompt:item-${item}`)
    expect(phase(kiosk)).toBe('rows')
    expect(round(kiosk)).toEqual(['row:ya', 'prompt:leave-back', 'row:ka'])
    take(kiosk, 'prompt:leave-back')
    expect(phase(kiosk)).toBe('choose')
    expect(round(kiosk)[0]).toBe('step:1-10')
  })

  it('are nowhere else', () => {
    const { kiosk } = came({ facts: TWENTY_SIX })
    keys(kiosk, 'select', 'select', 'help', 'help', 'help')
    kiosk.hear()
    expect(said(kiosk)[0]).toBe('prompt:item-language')
  })
})

describe('somebody falls silent', () => {
  it('is told where they are after two minutes, and staff see the lamp after three; nothing else happens (TCH-05)', () => {
    const { kiosk } = came()
    keys(kiosk, 'select', 'select', 'down')
    kiosk.hear()
    const { page } = kiosk
    for (const [minute, begins, lit] of [
      ['07:01', false, false],
      ['07:02', true, false],
      ['07:03', false, false],
      ['07:04', true, true],
    ] as const) {
      const begun = kiosk.ears.begun.length
      kiosk.now = `2002-06-23T${minute}` as typeof kiosk.now
      kiosk.happen({ type: 'minute' })
      expect([minute, kiosk.ears.begun.length > begun]).toEqual([minute, begins])
      if (begins) expect(kiosk.ears.begun.at(begun)).toEqual(['prompt:still-here', 'prompt:where-you-are'])
      kiosk.hear()
      if (begins) expect(kiosk.ears.heard.at(-1)).toContain('name:101')
      const lamp = kiosk.asked.findLast((effect) => effect.type === 'lamp')
      expect([minute, lamp?.type === 'lamp' && lamp.lit]).toEqual([minute, lit])
    }
    expect(kiosk.page).toEqual(page)
  })
})

describe('proxy and assistance by ear (AUD-07, PRX-09)', () => {
  it.each([
    ['proxy', ['prompt:mode-proxy', 'prompt:proxy-records']],
    ['assisted', ['prompt:mode-assisted', 'prompt:voter-records']],
  ] as const)('%s: who records is said before anything else', (operatingMode, words) => {
    const { kiosk } = came({ operatingMode })
    keys(kiosk, 'select')
    expect(phase(kiosk)).toBe('roles')
    expect(said(kiosk).slice(0, 2)).toEqual(words)
    keys(kiosk, 'back', 'back')
    expect(phase(kiosk)).toBe('roles')
  })

  it('assisted: behind the name, before it is recorded, the voter is told that the key is theirs', () => {
    const { kiosk } = came({ operatingMode: 'assisted' })
    keys(kiosk, 'select', 'select', 'select', 'down', 'select')
    kiosk.hear()
    expect(kiosk.ears.heard.at(-1)).toEqual(['prompt:voter-records', 'prompt:key-record', 'prompt:key-choose-again'])
  })
})
