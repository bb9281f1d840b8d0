/** A voter who has chosen English cannot read 賛成 and 反対: the machine shows and says beside each name which of the two it is. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { CandidateId } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { requiredClips } from '#election/voice/clips.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import { viewOf } from '#kiosk/session/view-of.ts'
import { inSession } from '#simulation/pictures/kiosk-picture.ts'
import { came, keys, said } from '#simulation/rooms/keys-in-hand.ts'
import { EXPLAINED_FACTS, QUESTION_FACTS } from '#simulation/rooms/question-facts.ts'
import { kioskScreen as words } from '#words/kiosk.ts'
import { KioskScreen } from './kiosk-screen.tsx'

const yesAndNo = (facts: KioskFacts): KioskFacts => ({
  ...facts,
  contests: facts.contests.map((entry, at) => {
    if (at > 0) return entry
    const [first, second] = entry.candidates
    const named = [
      { ...first, name: '賛成', kana: 'さんせい' },
      { ...second, name: '反対', kana: 'はんたい' },
    ] as typeof entry.candidates
    const explained = entry.explained && { explained: entry.explained.slice(0, 2) }
    const contest = { ...entry.contest, question: { answers: 'yes-no' as const } }
    return { ...entry, ...explained, contest, candidates: named }
  }),
})
const FACTS = yesAndNo(QUESTION_FACTS)
const [YES, NO] = [301, 302] as CandidateId[] as [CandidateId, CandidateId]

function shown(facts: KioskFacts, language: Language, ...presses: readonly Press[]): string {
  const kiosk = inSession(facts)
  kiosk.press({ type: 'language', language })
  for (const press of presses) kiosk.press(press)
  return renderToStaticMarkup(<KioskScreen view={viewOf(kiosk.state)} send={() => {}} />)
}
const sides = (html: string) =>
  [words.side_yes.en, words.side_no.en].map((side) => html.replaceAll('<wbr/>', '').includes(side))
const next: Press = { type: 'next' }

it('on the page of choices, of the confirmation and of the words', () => {
  const choose = shown(FACTS, 'en', next)
  expect(sides(choose)).toEqual([true, true])
  expect([choose.includes('賛成'), choose.includes('反対')]).toEqual([true, true])
  expect(choose.indexOf(words.side_yes.en.slice(-4))).toBeLessThan(choose.indexOf(words.side_no.en))
  for (const [id, expected] of [
    [YES, [true, false]],
    [NO, [false, true]],
  ] as const) {
    expect(sides(shown(FACTS, 'en', next, { type: 'select', candidate: id }, next))).toEqual(expected)
  }
  const explained = yesAndNo(EXPLAINED_FACTS)
  expect(sides(shown(explained, 'en', next, { type: 'explain', at: 0 }))).toEqual([true, false])
  expect(sides(shown(explained, 'en', next, { type: 'explain', at: 1 }))).toEqual([false, true])
})

it('in Japanese the name says it, and of several choices none is yes', () => {
  expect(sides(shown(FACTS, 'ja', next))).toEqual([false, false])
  expect(sides(shown(QUESTION_FACTS, 'en', next))).toEqual([false, false])
})

it('by ear, after each name', () => {
  const heard = (facts: KioskFacts, language: Language) => {
    const { kiosk } = came({ facts })
    kiosk.press({ type: 'language', language })
    keys(kiosk, 'select', 'select')
    kiosk.hear()
    keys(kiosk, 'down', 'down')
    return said(kiosk).map(String)
  }
  expect(heard(FACTS, 'en').slice(0, 3)).toEqual(['nth:2', 'name:302', 'prompt:side-no'])
  expect(heard(FACTS, 'ja').slice(0, 2)).toEqual(['nth:2', 'name:302'])
  expect(heard(FACTS, 'ja')).not.toContain('prompt:side-no')
  expect(heard(QUESTION_FACTS, 'en')).not.toContain('prompt:side-no')
  const contests = FACTS.contests.map(({ contest }) => contest)
  const clips = requiredClips({ contests }, { contests: [] }, 'en').map(({ id, text }) => [String(id), text])
  expect(clips).toContainEqual(['prompt:side-yes', 'In favour.'])
})
