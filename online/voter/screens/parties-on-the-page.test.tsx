/** 比例代表 on the voter's page: a party is chosen, its 略称 is beside its name, and the lists are there to read; nobody on them is chosen. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { PARTY_FACTS, PARTY_LISTS } from '#simulation/rooms/party-facts.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { voterScreen as words } from '#words/online.ts'
import type { VoterContest, VoterElection } from '../session/voter-election.ts'
import { Candidates } from './candidates.tsx'
import { PartyLists } from './party-lists.tsx'
import { wordsOfContest } from './words-of-contest.ts'

const [parties, people] = PARTY_FACTS.contests.map(({ contest, candidates }): VoterContest => {
  return { contest, candidates, isOnPaper: false, ...(contest.kind === 'party-list' ? { lists: PARTY_LISTS } : {}) }
}) as [VoterContest, VoterContest]
const election = { gazette: null, signed: { settings: { layouts: [] } } } as unknown as VoterElection

const page = (what: React.ReactNode, language: Language) =>
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

it.each(LANGUAGES)('asks for a party: %s', (language) => {
  const html = list(parties, language)
  expect(html).toContain(words.partyNothing[language])
  expect(html).toContain('あさぎり未来の会')
  expect(html).toContain('未来')
  expect(html).toContain(words.listWithdrawn[language])
  expect(html).not.toContain(words.nobody[language])
  expect(html.match(/type="radio"/g)).toHaveLength(4)
  expect(list(people, language)).toContain(words.nobody[language])
  expect(wordsOfContest(parties).title).toEqual(words.partyTitle)
})

it.each(LANGUAGES)('shows whom each puts up, by rank, and nothing of it is pressed: %s', (language) => {
  const html = page(<PartyLists contest={parties} />, language)
  for (const name of ['青木', '石田', '上田', '大野', '加藤', '木村']) expect(html).toContain(name)
  expect(html.indexOf('青木')).toBeLessThan(html.indexOf('石田'))
  expect(html.split(words.listsDistrict[language])).toHaveLength(3)
  expect(html).not.toMatch(/<input|<button/)
  expect(page(<PartyLists contest={people} />, language)).toBe('')
})
