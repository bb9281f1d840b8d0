/** DOC-03, DOC-07 … DOC-09: each act at the desk stands where the law wants it, and the ordinary voter nowhere. */
import { expect, test } from 'vitest'
import { NEW_STANDING, type Standing } from '#election/roll/standing.ts'
import { FIRST, MAYOR } from '#simulation/rooms/issuer-session.ts'
import type { VoterForPapers } from '../books/row-form.ts'
import type { OpenStation } from '../station.ts'
import { votersOnPaper } from './voters-on-paper.ts'

function row(
  name: string,
  standing: Partial<Standing>,
  ...forms: VoterForPapers['forms'][number]['form'][]
): VoterForPapers {
  const voter = { rollNo: '1', name, sex: 'F', address: 'a', birthDate: '1959-02-08' }
  return {
    voter: voter as VoterForPapers['voter'],
    standing: { ...NEW_STANDING, ...standing },
    forms: forms.map((form) => ({ contests: FIRST, form })),
  }
}

test('every way of a voter has its list', () => {
  const rows = [
    row('braille', { paper: 'braille', ballots: FIRST }),
    row(
      'provisional',
      { paper: 'provisional', ballots: FIRST, refused: 'no-right' },
      {
        type: 'provisional',
        ground: 'no-right',
        decidedBy: 'deputy',
        words: 'heard',
      },
    ),
    row('refused', { refused: 'no-declaration' }),
    row('proxy refused', { proxyRefused: true }),
    row('braille refused', { brailleRefused: true }),
    row('papers back', { absenteePapers: 2 }),
    row('another ticket', { ticket: 'lost' }),
    row('helped', { out: FIRST }, { type: 'proxy', assistants: ['x', 'y'], cause: 'sight' }),
  ]
  const books = { forPapers: () => rows }
  const facts = { contests: [{ id: MAYOR, bit: 0 }], paperContests: [] }
  const election = { electionPackage: { rules: {} } }
  const { helped, voters } = votersOnPaper({ books, facts, election } as unknown as OpenStation, [])
  expect(voters?.online).toBe(null)
  expect(helped?.map(({ name, mode, assistants, contests }) => [name, mode, assistants, contests])).toEqual([
    ['helped', 'proxy', ['x', 'y'], [MAYOR]],
  ])
  expect(voters?.braille.map(({ name, contests }) => [name, contests])).toEqual([['braille', [MAYOR]]])
  expect(voters?.provisional).toMatchObject([{ name: 'provisional', words: '決定 職務代理者。heard' }])
  expect(voters?.refused).toEqual([
    { name: 'provisional', reason: '選挙権がない', provisional: true },
    { name: 'refused', reason: '本人である旨の宣言をしない', provisional: false },
  ])
  const { proxyRefused, brailleRefused, papersBack } = voters ?? expect.unreachable()
  expect([proxyRefused, brailleRefused, papersBack]).toEqual([['proxy refused'], ['braille refused'], ['papers back']])
  expect(JSON.stringify([helped, voters])).not.toContain('another ticket')
})
