/** By ear a contest of parties speaks of parties, and the contest of people after it of candidates. Each of its clips is in the voice of its package. */
import { describe, expect, it } from 'vitest'
import type { ClipId } from '#election/ids.ts'
import { requiredClips } from '#election/voice/clips.ts'
import { came, keys, said } from '#simulation/rooms/keys-in-hand.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PARTY_FACTS, PARTY_LISTS } from '#simulation/rooms/party-facts.ts'

function clipsOf(facts: typeof FACTS) {
  const contests = facts.contests.map(({ contest }) => contest)
  const list = facts.contests.map(({ contest: { id, kind }, candidates }) => ({
    ...{ contest: id, uncontested: false, candidates },
    ...(kind === 'party-list' ? { lists: PARTY_LISTS } : {}),
  }))
  return new Map(requiredClips({ contests }, { contests: list }, 'ja').map(({ id, text }) => [id, text]))
}

const OF_PEOPLE = /候補者|人は|人先|人前|人を|誰/

describe('a contest of parties', () => {
  it('says how many parties and seats there are, and one is chosen', () => {
    const { kiosk } = came({ facts: PARTY_FACTS })
    keys(kiosk, 'select', 'select')
    const heard = said(kiosk)
    expect(heard).toEqual(expect.arrayContaining(['contest:block', 'parties:3', 'prompt:choose-one-party']))
    expect(heard.filter((clip) => clip.startsWith('of:'))).toEqual([])
  })

  it('has a first and a last party, one that withdrew its list, and no candidate', () => {
    const { kiosk } = came({ facts: PARTY_FACTS })
    keys(kiosk, 'select', 'select')
    const heard: string[] = []
    for (const key of ['down', 'up', 'down', 'down', 'down', 'down', 'up', 'help', 'help', 'help'] as const) {
      keys(kiosk, key)
      heard.push(...said(kiosk))
      kiosk.hear()
    }
    expect(heard).toEqual(
      expect.arrayContaining(['prompt:parties-begin', 'prompt:parties-end', 'prompt:list-withdrawn']),
    )
    const voice = clipsOf(PARTY_FACTS)
    expect(heard.filter((clip) => !voice.has(clip as ClipId))).toEqual([])
    expect(heard.filter((clip) => OF_PEOPLE.test(voice.get(clip as ClipId) ?? ''))).toEqual([])
  })

  it('goes on to a contest of people, which speaks of candidates', () => {
    const { kiosk } = came({ facts: PARTY_FACTS })
    keys(kiosk, 'select', 'select', 'down', 'select')
    kiosk.hear()
    keys(kiosk, 'select', 'select')
    expect(said(kiosk)).toContain('prompt:choose-one')
  })
})

it('a package without parties has no clip of them', () => {
  expect(
    [...clipsOf(FACTS).keys()].filter((clip) => /:(?:.*-)?part(?:y|ies)|^parties:|^groups:|list-withdrawn/.test(clip)),
  ).toEqual([])
})
