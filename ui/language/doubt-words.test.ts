/** People read contests by their titles; a doubt's facts name them by their ids, because an explanation is bound to them. */
import { expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { doubtInWords } from './doubt-words.ts'

const CONTESTS = [
  { id: 'mayor', title: '朝霧市長選挙' },
  { id: 'council', title: '朝霧市議会議員選挙' },
]

it.each(LANGUAGES)('books and records told at closing name contests by their titles (%s)', (language) => {
  const books = { remainders: 'mayor 3, council -1', missing: 'mayor 0, council 2', replaced: 'mayor 0, council 0' }
  const { title } = doubtInWords(
    { code: 'books', facts: { ...books, found: 'mayor 1, council 0' } },
    language,
    CONTESTS,
  )
  for (const said of [
    '朝霧市長選挙 3, 朝霧市議会議員選挙 -1',
    '朝霧市長選挙 0, 朝霧市議会議員選挙 2',
    '朝霧市長選挙 1',
  ])
    expect(title).toContain(said)
  const told = doubtInWords({ code: 'records-told-differ', facts: { records: 'mayor 3/4' } }, language, CONTESTS)
  expect(told.title).toContain('朝霧市長選挙 3/4')
  expect([title, told.title].join()).not.toMatch(/mayor|council/)
})

it('what is no contest stays as it is', () => {
  const number = { code: 'seal-number-differs', facts: { told: '12345 67890', found: 'mayor 1' } } as const
  expect(doubtInWords(number, 'en', CONTESTS).title).toContain('mayor 1')
  const gone = { code: 'records-told-differ', facts: { records: 'governor 1/2' } } as const
  expect(doubtInWords(gone, 'en', CONTESTS).title).toContain('governor 1/2')
})
