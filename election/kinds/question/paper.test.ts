import { expect, it } from 'vitest'
import { paperCountOf, paperFields } from '#election/count/paper.ts'

const typed = (more: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries(paperFields([1, 2]).map(({ name, kind }) => [name, kind.endsWith('none') ? '' : '0'])),
  'voters-braille': '3',
  'votes 1': '2',
  'votes 2': '1',
  ...more,
})

it('a choice has no namesake: no ballot on paper is divided', () => {
  expect(paperFields([1, 2], false).map(({ what }) => what)).not.toContain('shared-candidates')
  expect(paperFields([1, 2], false).map(({ what }) => what)).not.toContain('basis')
  expect(paperCountOf(typed(), [1, 2], false)).toMatchObject({ ok: true, value: { votes: { 1: 2, 2: 1 }, shared: [] } })
  const shared = typed({ 'votes 2': '0', 'shared-candidates 1': '1 2', 'shared-ballots 1': '1', basis: 'paper' })
  expect(paperCountOf(shared, [1, 2]).ok).toBe(true)
  expect(paperCountOf(shared, [1, 2], false)).toEqual({ ok: false, error: { type: 'paper-malformed' } })
})
