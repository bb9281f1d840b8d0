/** S-04: words and picture of each choice, by touch, by keys and by ear. Reading chooses nothing, and where somebody is in it is nowhere on a dark screen. */
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { requiredClips } from '#election/voice/clips.ts'
import { inSession } from '#simulation/pictures/kiosk-picture.ts'
import { EXPLAINED } from '#simulation/rooms/choice-pictures.ts'
import { came, keys, said } from '#simulation/rooms/keys-in-hand.ts'
import { EXPLAINED_FACTS, QUESTION_FACTS } from '#simulation/rooms/question-facts.ts'
import { viewOf } from './view-of.ts'

describe('by touch', () => {
  it('each choice has its picture and words, nothing is chosen, and reading chooses nothing', () => {
    const kiosk = inSession(EXPLAINED_FACTS)
    kiosk.press({ type: 'next' })
    const { page } = viewOf(kiosk.state)
    if (page.type !== 'choose') return expect.unreachable()
    expect(page.candidates.map(({ explained }) => explained?.text)).toEqual(EXPLAINED.map(({ text }) => text))
    expect(page.candidates.map(({ explained }) => explained?.picture?.file)).toEqual(
      EXPLAINED.map(({ picture }) => `${picture?.sha256.slice(0, 32)}.png`),
    )
    expect(page.selected).toBeNull()
    for (const at of [1, 2, 0]) {
      kiosk.press({ type: 'explain', at })
      expect(viewOf(kiosk.state).page).toMatchObject({ type: 'explain', at, of: 3, choice: { number: at + 1 } })
    }
    kiosk.press({ type: 'explain', at: 3 })
    expect(viewOf(kiosk.state).page).toMatchObject({ type: 'explain', at: 0 })
    kiosk.press({ type: 'back' })
    expect(viewOf(kiosk.state).page).toMatchObject({ type: 'choose', selected: null })
    kiosk.press({ type: 'select', candidate: 302 })
    kiosk.press({ type: 'explain', at: 0 })
    kiosk.press({ type: 'back' })
    expect(viewOf(kiosk.state).page).toMatchObject({ type: 'choose', selected: 302 })
    kiosk.press({ type: 'next' })
    expect(viewOf(kiosk.state).page).toMatchObject({
      type: 'confirm',
      candidate: { explained: { text: EXPLAINED[1]?.text } },
    })
  })

  it('in English the words of the town are English', () => {
    const kiosk = inSession(EXPLAINED_FACTS)
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'language', language: 'en' })
    const { page } = viewOf(kiosk.state)
    expect(page.type === 'choose' && page.candidates[0]?.explained?.text).toBe(EXPLAINED[0]?.textEn)
  })

  it('a question without words has no such page', () => {
    const kiosk = inSession(QUESTION_FACTS)
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'explain', at: 0 })
    expect(viewOf(kiosk.state).page.type).toBe('choose')
  })
})

describe('by ear', () => {
  it('→ reads the words of the choice that was heard, ○ goes on to the next, × back to the choice', () => {
    const { kiosk } = came({ facts: EXPLAINED_FACTS })
    keys(kiosk, 'select', 'select')
    kiosk.hear()
    keys(kiosk, 'down', 'down', 'right')
    expect(said(kiosk).slice(0, 3)).toEqual(['nth:2', 'name:302', 'text:302'])
    keys(kiosk, 'select')
    expect(said(kiosk).slice(0, 3)).toEqual(['nth:3', 'name:303', 'text:303'])
    keys(kiosk, 'back')
    expect(said(kiosk).slice(0, 2)).toEqual(['nth:2', 'name:302'])
    expect(viewOf(kiosk.state).page).toMatchObject({ type: 'audio', phase: 'choose' })
  })

  it('every clip of it is in the voice, in Japanese and in English', () => {
    const contests = EXPLAINED_FACTS.contests.map(({ contest }) => contest)
    const list = EXPLAINED_FACTS.contests.map(({ contest: { id }, ...entry }) => ({
      ...entry,
      contest: id,
      uncontested: false,
    }))
    const clips = LANGUAGES.map((language) =>
      requiredClips({ contests }, { contests: list }, language).filter(({ id }) => id.startsWith('text:')),
    )
    expect(clips.map((all) => all.map(({ voice, text }) => [voice, text]))).toEqual([
      EXPLAINED.map(({ text }) => ['ja', text]),
      EXPLAINED.map(({ textEn }) => ['en', textEn]),
    ])
  })

  it('AUD-04: the dark screen and its number are the same wherever in the words somebody is', () => {
    const seen = (at: number) => {
      const { kiosk } = came({ facts: EXPLAINED_FACTS })
      keys(kiosk, 'select', 'select')
      kiosk.hear()
      keys(kiosk, 'right')
      for (let i = 0; i < at; i++) keys(kiosk, 'select')
      return viewOf(kiosk.state)
    }
    expect(seen(1)).toEqual(seen(0))
    expect(seen(2)).toEqual(seen(0))
  })

  it('two switches reach it, and come back', () => {
    const { kiosk } = came({ facts: EXPLAINED_FACTS, switches: 2 })
    keys(kiosk, 'next', 'select')
    kiosk.hear()
    keys(kiosk, 'next', 'select')
    kiosk.hear()
    const phase = () => {
      const { page } = viewOf(kiosk.state)
      return page.type === 'audio' ? page.phase : page.type
    }
    expect(phase()).toBe('choose')
    // Past the three choices, to the thing that opens their words.
    for (let i = 0; i < 4; i++) {
      keys(kiosk, 'next')
      kiosk.hear()
    }
    keys(kiosk, 'select')
    expect(phase()).toBe('explain')
    expect(said(kiosk)).toContain('text:301')
    kiosk.hear()
    keys(kiosk, 'next', 'next')
    kiosk.hear()
    keys(kiosk, 'next', 'select')
    expect(phase()).toBe('choose')
  })
})
