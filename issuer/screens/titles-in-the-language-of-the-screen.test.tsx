/** A clerk who works in English reads the English titles; what is said to the voter stays Japanese. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Contest } from '#election/definition/definition.ts'
import type { Language } from '#election/language.ts'
import { FACTS, IssuerSession } from '#simulation/rooms/issuer-session.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { viewOf } from '../session/view-of.ts'
import { ScriptCard } from './script-card.tsx'
import { contestsSaid, contestWords } from './words.ts'

const TITLES = [
  { title: '朝霧市長選挙', titleEn: 'Asagiri mayoral election' },
  { title: '朝霧市議会議員選挙', titleEn: 'Asagiri city council election' },
]
const contests = FACTS.contests.map((contest, at): Contest => ({ ...contest, ...TITLES[at] }))
const headIn = (language: Language) => {
  const { head } = viewOf({ ...new IssuerSession({}, { facts: { contests } }).state, language })
  if (head === null) throw new Error('a head')
  return head
}

it.each([
  ['ja', '朝霧市長選挙＋朝霧市議会議員選挙'],
  ['en', 'Asagiri mayoral election＋Asagiri city council election'],
] as const)('%s: what a card is for', (language, words) => {
  expect(contestWords(headIn(language), 3 as never)).toBe(words)
})

it('the clerk says the Japanese title, and reads below what it means', () => {
  const head = headIn('en')
  const words = { said: contestsSaid(head, 1 as never), meant: contestWords(head, 1 as never) }
  const page = renderToStaticMarkup(
    <LanguageProvider language="en">
      <ScriptCard script="askSingle" values={{ contests: words.said }} gloss={{ contests: words.meant }} />
    </LanguageProvider>,
  )
  expect(page).toContain('「朝霧市長選挙のみの投票を行うカード')
  expect(page).toContain('A card for Asagiri mayoral election only')
})
