/** 参議院比例代表 on the voter's page (PEO 46(3)): a party opens its list; that party itself, or one of its people, is what is cast. */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { CandidateId } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { OPEN_LIST_FACTS } from '#simulation/rooms/open-list-facts.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { voterScreen as words } from '#words/online.ts'
import type { VoterContest, VoterElection } from '../session/voter-election.ts'
import { Candidates } from './candidates.tsx'
import { pressedOn, stepShown } from './two-steps.ts'
import { wordsOfContest } from './words-of-contest.ts'

const [lists, people] = OPEN_LIST_FACTS.contests.map(({ contest, candidates, openLists }): VoterContest => {
  return { contest, candidates, openLists, isOnPaper: false }
}) as [VoterContest, VoterContest]
const election = { gazette: null, signed: { settings: { layouts: [] } } } as unknown as VoterElection
const picked = (id: number) => ({ type: 'candidate', id: id as CandidateId }) as const
const idsAt = (party: number | null) => stepShown(lists, party).choices.map(({ id }) => id)

function page(party: number | null, language: Language) {
  const { choices, step } = stepShown(lists, party)
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <Candidates
        {...{ contest: lists, election, step }}
        pictures={null}
        shown={choices}
        picked={null}
        onPick={() => {}}
        send={() => {}}
      />
    </LanguageProvider>,
  )
}

describe('what is chosen from', () => {
  it('is the parties, then one of them and its people in their order', () => {
    expect(idsAt(null)).toEqual([401, 402, 403])
    expect(idsAt(401)).toEqual([401, 404, 405, 406, 407])
    expect(idsAt(402)).toEqual([402, 408, 409])
  })

  it('is the candidates in every other contest', () => {
    expect(stepShown(people, null)).toEqual({ choices: people.candidates, step: null })
  })
})

describe('a press on the button', () => {
  it('opens the list of the party, and casts nothing', () => {
    expect(pressedOn('party', picked(401))).toEqual({ type: 'open', party: 401 })
  })

  it('takes the party itself, or a person, of the open list', () => {
    for (const id of [401, 405]) {
      expect(pressedOn('one-of-list', picked(id))).toEqual({ type: 'chosen', selection: picked(id) })
    }
  })

  it('takes no party and nobody in either step', () => {
    for (const step of ['party', 'one-of-list'] as const) {
      expect(pressedOn(step, { type: 'ended' })).toEqual({ type: 'chosen', selection: { type: 'ended' } })
      expect(pressedOn(step, null)).toEqual({ type: 'nothing-picked' })
    }
  })
})

it.each(LANGUAGES)('asks for a party, then for it or one of its people: %s', (language) => {
  const first = page(null, language)
  expect(first).toContain(words.partyNothing[language])
  expect(first).toContain(words.listWithdrawn[language])
  expect(first).not.toContain('青木')
  expect(first.match(/type="radio"/g)).toHaveLength(4)
  const second = page(401, language)
  expect(second).toContain(words.oneOfListNothing[language])
  for (const name of ['あさぎり未来の会', '青木', '石田', '江川']) expect(second).toContain(name)
  expect(second).toContain(words.goneWithdrew[language])
  expect(second).not.toMatch(/手毬市民党|大野/)
  expect(second.match(/type="radio"/g)).toHaveLength(6)
  expect(wordsOfContest(lists, 'one-of-list').first).toEqual(words.oneOfListFirst)
})
