/** By ear a contest of lists speaks of parties, then of one party and its people. Each of its clips is in the voice of its package. */
import { describe, expect, it } from 'vitest'
import type { ClipId } from '#election/ids.ts'
import { requiredClips } from '#election/voice/clips.ts'
import { came, keys, said } from '#simulation/rooms/keys-in-hand.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { OPEN_LIST_FACTS } from '#simulation/rooms/open-list-facts.ts'

function clipsOf(facts: typeof FACTS) {
  const contests = facts.contests.map(({ contest }) => contest)
  const list = facts.contests.map(({ contest: { id }, candidates, openLists }) => ({
    ...{ contest: id, uncontested: false, candidates },
    ...(openLists === undefined ? {} : { openLists }),
  }))
  return new Map(requiredClips({ contests }, { contests: list }, 'ja').map(({ id, text }) => [id, text]))
}

function heardOf(kiosk: ReturnType<typeof came>['kiosk'], ...pressed: Parameters<typeof keys>[1][]) {
  const heard = [...said(kiosk)]
  for (const key of pressed) {
    keys(kiosk, key)
    heard.push(...said(kiosk))
    kiosk.hear()
  }
  return heard
}

const EVERY_KEY = ['down', 'up', 'up', 'down', 'right', 'left', 'down', 'down', 'down', 'down', 'help', 'help'] as const
const OF_PEOPLE = /候補者|人先|人前|誰/

describe('a contest of lists', () => {
  it('says how many parties there are, and one is chosen', () => {
    const { kiosk } = came({ facts: OPEN_LIST_FACTS })
    keys(kiosk, 'select', 'select')
    const heard = said(kiosk)
    expect(heard).toEqual(expect.arrayContaining(['contest:upper', 'parties:3', 'prompt:choose-one-party']))
    expect(heard.filter((clip) => clip.startsWith('of:'))).toEqual([])
  })

  it('then says whose list it is and how many people are on it', () => {
    const { kiosk } = came({ facts: OPEN_LIST_FACTS })
    keys(kiosk, 'select', 'select', 'down', 'select')
    expect(said(kiosk)).toEqual(['name:401', 'of:4', 'prompt:choose-of-list', 'prompt:key-first-of-list'])
  })

  it('says so too where a finger chose the party beside the voice, and on the way back', () => {
    const { kiosk } = came({ presentation: 'both', facts: OPEN_LIST_FACTS })
    keys(kiosk, 'select')
    kiosk.press({ type: 'pages', count: 1, perPage: 3 })
    kiosk.press({ type: 'select', candidate: 401 })
    kiosk.press({ type: 'next' })
    expect(said(kiosk).slice(0, 2)).toEqual(['name:401', 'of:4'])
    kiosk.press({ type: 'select', candidate: 405 })
    kiosk.press({ type: 'back' })
    expect(said(kiosk)).toContain('parties:3')
  })

  it('in both steps each clip is in its voice, and none speaks of candidates', () => {
    const { kiosk } = came({ facts: OPEN_LIST_FACTS })
    keys(kiosk, 'select')
    const heard = heardOf(kiosk, 'help', 'help', 'select', ...EVERY_KEY)
    keys(kiosk, 'up', 'up', 'up', 'select')
    heard.push(...heardOf(kiosk, ...EVERY_KEY, 'select', 'help', 'back', 'back'))
    const wanted = ['method-hear-lists', 'parties-begin', 'list-begins-party', 'key-parties-again', 'list-withdrawn']
    expect(heard).toEqual(expect.arrayContaining(wanted.map((prompt) => `prompt:${prompt}`)))
    const voice = clipsOf(OPEN_LIST_FACTS)
    expect(heard.filter((clip) => !voice.has(clip as ClipId))).toEqual([])
    const ofPeople = heard.filter((clip) => OF_PEOPLE.test(voice.get(clip as ClipId) ?? ''))
    expect(ofPeople).toEqual([])
  })

  it('goes on to a contest of people, which speaks of candidates', () => {
    const { kiosk } = came({ facts: OPEN_LIST_FACTS })
    keys(kiosk, 'select', 'select', 'down', 'select', 'down', 'select')
    kiosk.hear()
    keys(kiosk, 'select', 'select')
    expect(said(kiosk)).toContain('prompt:choose-one')
  })
})

it('a package without lists has no clip of them', () => {
  expect([...clipsOf(FACTS).keys()].filter((clip) => /-lists|of-list|parties/.test(clip))).toEqual([])
})
