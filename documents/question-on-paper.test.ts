/** TC-55: of a question in one count of several, no paper says that a meeting of election decides, or what the quorum makes of it here. */
import { expect, it } from 'vitest'
import { seatsOnPaper } from './seats-on-paper.ts'

const question = { answers: 'yes-no', quorum: { of: 'cast', over: 1, under: 2, opened: 'always' } } as const
const asked = { kind: 'question', seats: 1, question } as const

it('says what its ordinance sets, or that all counts answer it together', () => {
  expect(seatsOnPaper(asked)).toBe('賛否を問う。成立要件　投票総数が投票資格者の2分の1以上')
  expect(seatsOnPaper({ ...asked, result: 'report' })).toBe('開票区の報告。結果は、全部の開票区の報告により決まる')
  expect(seatsOnPaper({ kind: 'district', seats: 1, result: 'report' })).toContain('選挙会')
})
