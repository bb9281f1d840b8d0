/** 国民審査 on the voter's page: a box for each judge, no mark at first, and the confirming page has the marked ones alone. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { JUDGES_FACTS } from '#simulation/rooms/judges-facts.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { voterScreen as words } from '#words/online.ts'
import type { Selection } from '../session/state.ts'
import { stepBallot } from '../session/step-ballot.ts'
import type { VoterContest, VoterElection } from '../session/voter-election.ts'
import { ChoosePage } from './choose-page.tsx'
import { Chosen } from './confirm-page.tsx'

const [review, people] = JUDGES_FACTS.contests.map(({ contest, candidates }): VoterContest => {
  return { contest, candidates, isOnPaper: false }
}) as [VoterContest, VoterContest]
const election = { gazette: null, signed: { settings: { layouts: [] } } } as unknown as VoterElection
const permit = { permit: { notAfter: 1_800_000_000 } } as never

const page = (what: React.ReactNode, language: Language) =>
  renderToStaticMarkup(<LanguageProvider language={language}>{what}</LanguageProvider>)
const choosing = { type: 'choosing', ballot: { permit, contests: [review, people], selections: [] } } as const
const judges = (...ids: readonly number[]): Selection => ({ type: 'marked', judges: ids as unknown as CandidateId[] })
const chosen = (selection: Selection) =>
  stepBallot(choosing, { type: 'screen', event: { type: 'chosen', selection } }, election)

it.each(LANGUAGES)('has a box for each judge, empty at first, and none for who has left office: %s', (language) => {
  const html = page(<ChoosePage at={choosing} election={election} pictures={null} send={() => {}} />, language)
  expect(html.match(/type="checkbox"/g)).toHaveLength(4)
  expect(html.match(/disabled=""/g)).toHaveLength(1)
  expect(html).not.toMatch(/type="radio"|checked=""/)
  expect(html).toContain(words.goneJudge[language])
  expect(html).toContain(words.judgesNothing[language])
})

it.each(LANGUAGES)('confirms the marked judges and no other one, or that there is none: %s', (language) => {
  const html = page(<Chosen contest={review} selection={judges(501, 504)} />, language)
  expect(html).toContain('見本')
  expect(html).toContain('遠見')
  expect(html).not.toContain('手毬')
  expect(html).toContain(words.judgesOthers[language])
  expect(page(<Chosen contest={review} selection={judges()} />, language)).toContain(words.judgesNobody[language])
  expect(page(<Chosen contest={review} selection={{ type: 'ended' }} />, language)).toContain(
    words.judgesConfirmNothing[language],
  )
})

it('takes marks in a review alone, and none for who has left office or is of another contest', () => {
  expect(chosen(judges())).toMatchObject({ at: { type: 'confirming' } })
  expect(chosen(judges(501, 502))).toMatchObject({ at: { type: 'confirming', selection: { judges: [501, 502] } } })
  for (const wrong of [judges(503), judges(201), { type: 'candidate', id: 501 as CandidateId } as const])
    expect(chosen(wrong)).toBeNull()
  const other = { ...choosing, ballot: { ...choosing.ballot, contests: [people] } }
  expect(stepBallot(other, { type: 'screen', event: { type: 'chosen', selection: judges() } }, election)).toBeNull()
  expect(people.contest.bit).toBe(1 as ContestBit)
})
