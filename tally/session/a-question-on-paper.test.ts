import { expect, it } from 'vitest'
import { paperCountOf, paperFields } from '#election/count/paper.ts'
import { LANGUAGES } from '#election/languages.ts'
import { placeOnPaper } from '#ui/language/place-on-paper.ts'

const typed = (more: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(
    paperFields([1, 2], 'people').map(({ name, kind }) => [name, kind.endsWith('none') ? '' : '0']),
  ),
  'voters-braille': '3',
  'votes 1': '2',
  'votes 2': '1',
  ...more,
})

it('a choice has no namesake: no ballot on paper is divided', () => {
  expect(paperFields([1, 2], 'choices').map(({ what }) => what)).not.toContain('shared-candidates')
  expect(paperFields([1, 2], 'choices').map(({ what }) => what)).not.toContain('basis')
  expect(paperCountOf(typed(), [1, 2], 'choices')).toMatchObject({
    ok: true,
    value: { votes: { 1: 2, 2: 1 }, shared: [] },
  })
  const shared = typed({ 'votes 2': '0', 'shared-candidates 1': '1 2', 'shared-ballots 1': '1', basis: 'paper' })
  expect(paperCountOf(shared, [1, 2], 'people').ok).toBe(true)
  expect(paperCountOf(shared, [1, 2], 'choices')).toEqual({ ok: false, error: { type: 'paper-malformed' } })
})

it('nobody stands, so that no ballot is invalid for whom it names', () => {
  const kinds = paperFields([1, 2], 'choices').flatMap(({ what }) => (what.startsWith('invalid-') ? [what] : []))
  expect(kinds).not.toContain('invalid-no-candidate')
  expect(kinds).not.toContain('invalid-not-eligible')
  expect(kinds).toContain('invalid-two-or-more')
  const asked: Record<string, string> = typed()
  for (const kind of ['no-candidate', 'not-eligible']) delete asked[`invalid-${kind}`]
  expect(paperCountOf(asked, [1, 2], 'choices').ok).toBe(true)
  expect(paperCountOf(asked, [1, 2], 'people').ok).toBe(false)
  const named = typed({ 'votes 2': '0', 'invalid-not-eligible': '1' })
  expect(paperCountOf(named, [1, 2], 'people').ok).toBe(true)
  expect(paperCountOf(named, [1, 2], 'choices')).toEqual({ ok: false, error: { type: 'paper-malformed' } })
})

it.each(LANGUAGES)('no place of its paper speaks of a candidate: %s', (language) => {
  const candidates = [
    { number: 1, name: '賛成' },
    { number: 2, name: '反対' },
  ]
  const words = paperFields([1, 2], 'choices').map((field) =>
    placeOnPaper(field, { candidates, about: 'choices' }, language),
  )
  expect(words.join()).not.toMatch(/候補者|氏名|選挙権|candidate|a name/)
})
