/** 住民投票 on the voter's page: one of several choices is chosen, and no word says that they are people. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { type Contest, shownName } from '#election/definition/definition.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { EXPLAINED } from '#simulation/rooms/choice-pictures.ts'
import { QUESTION_FACTS } from '#simulation/rooms/question-facts.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { voterScreen as words } from '#words/online.ts'
import type { VoterContest, VoterElection } from '../session/voter-election.ts'
import { Candidates } from './candidates.tsx'
import { ConfirmPage } from './confirm-page.tsx'
import { wordsOfContest } from './words-of-contest.ts'

const [asked, elected] = QUESTION_FACTS.contests.map(({ contest, candidates }): VoterContest => {
  return { contest, candidates, isOnPaper: false }
}) as [VoterContest, VoterContest]
const election = { gazette: null, signed: { settings: { layouts: [] } } } as unknown as VoterElection

const page = (what: React.ReactNode, language: Language = 'ja') =>
  renderToStaticMarkup(<LanguageProvider language={language}>{what}</LanguageProvider>)
const list = (contest: VoterContest, language: Language) =>
  page(
    <Candidates
      {...{ contest, election }}
      pictures={null}
      shown={contest.candidates}
      picked={null}
      onPick={() => {}}
      send={() => {}}
    />,
    language,
  )

it.each(LANGUAGES)('asks for one, and offers none of them: %s', (language) => {
  const title = language === 'ja' ? '新しい橋の場所' : 'Place of the new bridge'
  const html = list(asked, language)
  expect(html).toContain(words.choiceOne[language].replace('{title}', title))
  expect(html).toContain(words.choiceNothing[language])
  expect(html).not.toContain(words.nobody[language])
  expect(list(elected, language)).toContain(words.nobody[language])
})

const confirm = (contest: VoterContest, chosen = contest.candidates[0]) => {
  const ballot = { contests: [contest], selections: [] } as never
  const selection = { type: 'candidate', id: chosen?.id } as never
  return page(<ConfirmPage at={{ type: 'confirming', ballot, selection }} election={election} send={() => {}} />)
}

it('confirms a choice, and a person in the contest after it', () => {
  expect(confirm(asked)).toContain('今の橋の隣に架ける')
  expect(confirm(asked)).toContain(`>${words.choiceConfirm.ja}<`)
  expect(confirm(elected)).toContain(`>${words.confirm.ja}<`)
})

it.each([asked, elected])('T10: what was chosen is on that page alone', (contest) => {
  // Two of them have one name.
  const names = [...new Set(contest.candidates.map(shownName))]
  expect(names.length).toBeGreaterThan(1)
  for (const chosen of contest.candidates) {
    const html = confirm(contest, chosen)
    expect(names.filter((name) => html.includes(name))).toEqual([shownName(chosen)])
  }
})

it('has a title of its own on both pages', () => {
  const of = ({ contest }: { readonly contest: Contest }) => wordsOfContest({ contest })
  expect([of(asked).title, of(asked).confirmTitle]).toEqual([words.choiceTitle, words.choiceConfirmTitle])
  expect([of(elected).title, of(elected).confirmTitle]).toEqual([words.chooseTitle, words.confirmTitle])
})

it.each(LANGUAGES)('has words and picture of each choice, as the list has them, and picks none: %s', (language) => {
  const html = list({ ...asked, explained: EXPLAINED }, language)
  expect(html.match(/<canvas/g)).toHaveLength(3)
  const words = EXPLAINED.map(({ text, textEn }) => (language === 'en' ? textEn : text))
  expect(words.filter((each) => !html.includes(each))).toEqual([])
  expect(html).not.toContain('checked=""')
  const plain = EXPLAINED.map((each) => ({ ...each, picture: null }))
  expect(list({ ...asked, explained: plain }, language)).not.toContain('<canvas')
})

it('in English the page says which of two names is yes and which is no, and of several choices nothing', () => {
  const [yes, no] = asked.candidates.map((each, at) => ({ ...each, name: at === 0 ? '賛成' : '反対' }))
  const candidates = [yes, no].flatMap((each) => each ?? [])
  const question = { ...asked, contest: { ...asked.contest, question: { answers: 'yes-no' as const } }, candidates }
  const sides = (html: string) =>
    [words.side_yes.en, words.side_no.en].map((side) => html.includes(`lang="en">${side}<`))
  const cells = list(question, 'en').split('<label').slice(1)
  expect(cells.slice(0, 2).map(sides)).toEqual([
    [true, false],
    [false, true],
  ])
  expect(cells.map((cell, at) => cell.includes(at === 0 ? '賛成' : '反対')).slice(0, 2)).toEqual([true, true])
  expect(sides(list(question, 'ja'))).toEqual([false, false])
  expect(sides(list(asked, 'en'))).toEqual([false, false])
  const ballot = { contests: [question], selections: [] } as never
  const confirmed = (chosen = yes) => (
    <ConfirmPage
      at={{ type: 'confirming', ballot, selection: { type: 'candidate', id: chosen?.id } as never }}
      election={election}
      send={() => {}}
    />
  )
  expect(sides(page(confirmed(), 'en'))).toEqual([true, false])
  expect(sides(page(confirmed(no), 'en'))).toEqual([false, true])
})

it('where the pictures of choices do not come, the page speaks of them and of no poster', () => {
  const left = page(
    <Candidates
      {...{ contest: { ...asked, explained: EXPLAINED }, election }}
      pictures="unreachable"
      shown={asked.candidates}
      picked={null}
      onPick={() => {}}
      send={() => {}}
    />,
  )
  expect(left).toContain(words.choicePicturesUnreachable.ja)
  expect(left).not.toContain(words.posterUnreachable.ja)
  expect(EXPLAINED.filter(({ text }) => !left.includes(text))).toEqual([])
})
