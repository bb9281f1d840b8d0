/** By ear a question speaks of choices, and the contest of people after it of candidates. Each of its clips is in the voice of its package. */
import { describe, expect, it } from 'vitest'
import type { ClipId } from '#election/ids.ts'
import { packageClips, requiredClips } from '#election/voice/clips.ts'
import { came, keys, said } from '#simulation/rooms/keys-in-hand.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { QUESTION_FACTS } from '#simulation/rooms/question-facts.ts'

const OF_PEOPLE = ['prompt:choose-one', 'prompt:list-begins', 'prompt:list-ends', 'prompt:not-chosen-yet', 'of:3']

function clipsOf(facts: typeof FACTS) {
  const contests = facts.contests.map(({ contest }) => contest)
  const list = facts.contests.map(({ contest: { id }, candidates }) => ({
    contest: id,
    uncontested: false,
    candidates,
  }))
  return new Set<string>(requiredClips({ contests }, { contests: list }, 'ja').map(({ id }) => id))
}

describe('a question', () => {
  it('says how many choices there are, and one is chosen', () => {
    const { kiosk } = came({ facts: QUESTION_FACTS })
    keys(kiosk, 'select', 'select')
    expect(said(kiosk)).toEqual([
      'place:1-2',
      'contest:bridge',
      'choices:3',
      'prompt:choose-one-choice',
      'prompt:key-first-choice',
    ])
  })

  it('has a first and a last choice, and no candidate; the contest after it has candidates', () => {
    const { kiosk } = came({ facts: QUESTION_FACTS })
    keys(kiosk, 'select', 'select')
    const heard: string[] = []
    for (const key of ['down', 'up', 'down', 'down', 'down', 'down', 'up', 'help', 'help'] as const) {
      keys(kiosk, key)
      heard.push(...said(kiosk))
      kiosk.hear()
    }
    expect(heard).toEqual(expect.arrayContaining(['prompt:choices-begin', 'prompt:choices-end']))
    expect(heard.filter((clip) => OF_PEOPLE.includes(clip) || clip.startsWith('seats:'))).toEqual([])
    const voice = clipsOf(QUESTION_FACTS)
    expect(heard.filter((clip) => !voice.has(clip))).toEqual([])
    keys(kiosk, 'select')
    kiosk.hear()
    keys(kiosk, 'select', 'select')
    expect(said(kiosk)).toContain('prompt:choose-one')
  })
})

it('no sentence that is said of a question speaks of people', () => {
  const words = new Map(
    packageClips({ contests: QUESTION_FACTS.contests.map(({ contest }) => contest) }, 'ja').map(({ id, text }) => [
      id,
      text,
    ]),
  )
  const { kiosk } = came({ facts: QUESTION_FACTS })
  keys(kiosk, 'select', 'select')
  const heard: string[] = []
  for (const key of ['down', 'help', 'help', 'help', 'down', 'up'] as const) {
    keys(kiosk, key)
    heard.push(...said(kiosk))
    kiosk.hear()
  }
  const sentences = heard.map((clip) => words.get(clip as ClipId) ?? '')
  expect(heard).toContain('prompt:key-previous-choice')
  expect(sentences.filter((text) => /候補者|人は|人先|人前|誰/.test(text))).toEqual([])
})

it('a package without a question has no clip of choices', () => {
  const choices = [...clipsOf(QUESTION_FACTS)].filter((clip) => !clipsOf(FACTS).has(clip))
  expect(choices).toEqual(expect.arrayContaining(['choices:2', 'choices:10', 'prompt:choices-end']))
  expect([...clipsOf(FACTS)].filter((clip) => /choice/.test(clip))).toEqual([])
})
