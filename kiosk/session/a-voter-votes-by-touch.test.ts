import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import { byKana, FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

function atChoose() {
  const kiosk = new PretendKiosk().open()
  const card = kiosk.issue(1)
  kiosk.lay(card.uid)
  kiosk.settle()
  expect(kiosk.page.type).toBe('how-to')
  expect(stateOf(card.counter)).toEqual({ type: 'taken', pair: 3 })
  kiosk.press({ type: 'next' })
  return { kiosk, card }
}

describe('a voter votes by touch', () => {
  // TCH-01, D-13, TC-43
  it('chooses, checks and records both contests, and takes the finished card away', () => {
    const { kiosk, card } = atChoose()
    kiosk.press({ type: 'select', candidate: 102 })
    kiosk.press({ type: 'next' })
    expect(kiosk.page).toMatchObject({ type: 'confirm', candidate: { id: 102, name: '山﨑 花子' } })
    expect(kiosk.records).toEqual([])
    kiosk.press({ type: 'cast' })
    expect(kiosk.page.type).toBe('recording')
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'recorded', open: ['新見市議会議員一般選挙'] })
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'select', candidate: 205 })
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'cast' })
    kiosk.settle()
    expect(kiosk.page.type).toBe('take-card')
    expect(stateOf(card.counter)).toEqual({ type: 'finished' })
    kiosk.lift()
    expect(kiosk.page).toEqual({ type: 'waiting', readerLost: false, onBattery: false, doubtedClock: null })
    expect(kiosk.records.map(({ contest, selection }) => [contest, selection])).toEqual([
      [0, { type: 'candidate', id: 102 }],
      [1, { type: 'candidate', id: 205 }],
    ])
  })

  // TC-04
  it('says recorded only when INTENT is durable, and the end only when media and card both are done', () => {
    const { kiosk } = atChoose()
    kiosk.press({ type: 'select', candidate: 102 })
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'cast' })
    kiosk.answer()
    expect(kiosk.page.type).toBe('recording')
    kiosk.answer()
    expect(kiosk.page.type).toBe('recorded')
    expect(kiosk.state.storage).toBe('settling')
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'select', candidate: 201 })
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'cast' })
    // The contest before is still rolling forward: this INTENT waits for it.
    expect(kiosk.asked.filter((effect) => effect.type === 'record')).toHaveLength(1)
    kiosk.answer()
    expect(kiosk.asked.filter((effect) => effect.type === 'record')).toHaveLength(2)
    kiosk.answer()
    expect(kiosk.page.type).toBe('finishing')
    kiosk.answer()
    expect(kiosk.page.type).toBe('finishing')
    kiosk.settle()
    expect(kiosk.page.type).toBe('take-card')
  })

  it('has one candidate or none selected (TCH-02): changes or takes it back before it is checked, and comes back from checking with it', () => {
    const { kiosk } = atChoose()
    kiosk.press({ type: 'select', candidate: 101 })
    kiosk.press({ type: 'select', candidate: 103 })
    expect(kiosk.page).toMatchObject({ selected: 103 })
    kiosk.press({ type: 'select', candidate: 103 })
    expect(kiosk.page).toMatchObject({ selected: null })
    kiosk.press({ type: 'next' })
    expect(kiosk.page.type).toBe('choose')
    kiosk.press({ type: 'select', candidate: 103 })
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'back' })
    expect(kiosk.page).toMatchObject({ type: 'choose', selected: 103 })
  })

  it('cannot select somebody who stands in the other contest (TCH-02)', () => {
    const { kiosk } = atChoose()
    kiosk.press({ type: 'select', candidate: 201 })
    expect(kiosk.page).toMatchObject({ type: 'choose', selected: null })
  })

  it('confirms nothing before every page of candidates was shown (D-12)', () => {
    const { kiosk } = atChoose()
    kiosk.press({ type: 'pages', count: 3, perPage: 1 })
    kiosk.press({ type: 'select', candidate: 101 })
    kiosk.press({ type: 'next' })
    expect(kiosk.page).toMatchObject({ type: 'choose', allSeen: false, selected: 101 })
    kiosk.press({ type: 'turn-page', page: 1 })
    kiosk.press({ type: 'turn-page', page: 2 })
    kiosk.press({ type: 'turn-page', page: 3 })
    expect(kiosk.page).toMatchObject({ pageIndex: 2, allSeen: true, selected: 101 })
    kiosk.press({ type: 'next' })
    expect(kiosk.page.type).toBe('confirm')
  })

  it('who was shown stays seen in another size, and after looking somebody up by kana (D-12)', () => {
    const kiosk = new PretendKiosk(byKana(FACTS)).open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'pages', count: 2, perPage: 2 })
    kiosk.press({ type: 'turn-page', page: 1 })
    expect(kiosk.page).toMatchObject({ allSeen: true })
    kiosk.press({ type: 'text-size', size: 'largest' })
    kiosk.press({ type: 'pages', count: 3, perPage: 1 })
    // The candidate that stood first on the page is still in sight.
    expect(kiosk.page).toMatchObject({ allSeen: true, pagesSeen: [0, 1, 2], pageIndex: 2 })
    kiosk.press({ type: 'row', row: 'ta' })
    kiosk.press({ type: 'pages', count: 1, perPage: 1 })
    kiosk.press({ type: 'back' })
    kiosk.press({ type: 'pages', count: 3, perPage: 1 })
    kiosk.press({ type: 'select', candidate: 102 })
    expect(kiosk.page).toMatchObject({ allSeen: true, row: null })
    kiosk.press({ type: 'next' })
    expect(kiosk.page.type).toBe('confirm')
  })

  it('who was shown in a row need not be looked for in the list again (D-12)', () => {
    const kiosk = new PretendKiosk(byKana(FACTS)).open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'pages', count: 3, perPage: 1 })
    kiosk.press({ type: 'row', row: 'ya' })
    kiosk.press({ type: 'pages', count: 2, perPage: 1 })
    kiosk.press({ type: 'turn-page', page: 1 })
    kiosk.press({ type: 'back' })
    kiosk.press({ type: 'pages', count: 3, perPage: 1 })
    expect(kiosk.page).toMatchObject({ allSeen: true, pagesSeen: [0, 1, 2] })
  })

  it('has size, colours, low buttons and language of their own, and the next voter the usual ones', () => {
    const { kiosk } = atChoose()
    kiosk.press({ type: 'text-size', size: 'largest' })
    kiosk.press({ type: 'scheme', scheme: 'light-on-dark' })
    kiosk.press({ type: 'low', low: true })
    kiosk.press({ type: 'language', language: 'en' })
    expect(kiosk.state).toMatchObject({
      language: 'en',
      looks: { textSize: 'largest', scheme: 'light-on-dark', low: true },
    })
    kiosk.press({ type: 'leave' })
    kiosk.press({ type: 'leave-scope', scope: 'all' })
    kiosk.press({ type: 'leave-confirmed' })
    kiosk.settle()
    kiosk.lift()
    expect(kiosk.state).toMatchObject({
      language: 'ja',
      looks: { textSize: 'standard', scheme: 'dark-on-light', low: false },
    })
  })

  it('is not hurried: minutes change nothing (TCH-05)', () => {
    const { kiosk } = atChoose()
    kiosk.press({ type: 'select', candidate: 101 })
    const before = kiosk.page
    for (let minute = 0; minute < 600; minute++) kiosk.happen({ type: 'minute' })
    expect(kiosk.page).toEqual(before)
    // The same at every minute, whoever stands there (promise 3): the machine's own memory.
    expect(kiosk.pending).toEqual(Array.from({ length: 600 }, () => ({ type: 'remember' })))
  })
})

describe('a double tap', () => {
  it('never casts: a press that belongs to the page before is dropped (TCH-03)', () => {
    const { kiosk } = atChoose()
    kiosk.press({ type: 'select', candidate: 101 })
    const on = kiosk.state.serial
    kiosk.press({ type: 'next' })
    kiosk.happen({ type: 'screen', event: { on, press: { type: 'cast' } } })
    expect(kiosk.page.type).toBe('confirm')
    expect(kiosk.pending).toEqual([])
  })

  it('on the recording button records once', () => {
    const { kiosk } = atChoose()
    kiosk.press({ type: 'select', candidate: 101 })
    kiosk.press({ type: 'next' })
    const on = kiosk.state.serial
    for (let tap = 0; tap < 5; tap++) kiosk.happen({ type: 'screen', event: { on, press: { type: 'cast' } } })
    kiosk.settle()
    expect(kiosk.records).toHaveLength(1)
  })

  it('casts on no other page than the one that shows the name', () => {
    const { kiosk } = atChoose()
    kiosk.press({ type: 'select', candidate: 101 })
    kiosk.press({ type: 'cast' })
    expect(kiosk.page.type).toBe('choose')
    kiosk.press({ type: 'leave' })
    kiosk.press({ type: 'cast' })
    expect(kiosk.pending).toEqual([])
  })
})
