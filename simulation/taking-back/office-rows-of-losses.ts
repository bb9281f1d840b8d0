/** Lost media: what is entered, approved, and written onto a stick. */
import { pairNumber } from '#election/id-schemas.ts'
import { viewOf } from '#office/session/view-of.ts'
import type { OfficeRow, OfOffice } from './office-rows-of-rolls.ts'

export function rowsOfLosses({ KEN, KEY, STATION, recorded, screen, signed }: OfOffice): readonly OfficeRow[] {
  const ofPair = { station: STATION, pair: pairNumber.parse(1), chair: '長' }
  const entered = screen({
    ...{ type: 'enter-loss', ...ofPair, cause: 'lost', known: 'ない', opinion: 'なし', witnesses: ['春'], told: [] },
  })
  const withdrawn = screen({ type: 'withdraw-loss', ...ofPair, why: 'あった' })
  const approved = screen({ type: 'approve-losses', content: viewOf(signed(entered)).losses.content })
  const put = recorded({ type: 'losses-put', number: 1 })
  const before = () => signed(entered, recorded({ type: 'losses-signed', number: 1, content: KEY, document: KEY }), put)
  const checked = recorded({ type: 'losses-checked', number: 1 }, KEN)
  return [
    {
      ...{ act: 'enter-loss', back: 'withdraw-loss', name: 'a pair is declared lost, one approves, and it is found' },
      before: signed,
      does: [entered],
      thenDone: [approved],
      undoes: [withdrawn],
      shows: (state) => [viewOf(state).losses.lost, viewOf(state).losses.approvedBy],
    },
    {
      ...{ act: 'withdraw-loss', back: 'enter-loss', name: 'a pair is withdrawn, and is lost after all' },
      before: () => signed(entered),
      does: [withdrawn],
      undoes: [entered],
      shows: (state) => viewOf(state).losses.lost,
    },
    {
      ...{
        act: 'approve-losses',
        back: 'withdraw-loss',
        name: 'one approves a declaration, and its pair is withdrawn',
      },
      before: () => signed(entered),
      does: [approved],
      undoes: [withdrawn],
      shows: (state) => viewOf(state).losses.approvedBy,
    },
    {
      ...{ act: 'check-losses', back: 'put-losses', name: 'a declaration that was looked at is written again' },
      before,
      does: [checked],
      undoes: [put],
      shows: ({ project }) => project.losses.carried,
    },
    {
      ...{ act: 'say-losses-told', back: 'put-losses', name: 'a declaration that the tally has read is written again' },
      before,
      does: [recorded({ type: 'losses-told', number: 1, who: '管理者' })],
      undoes: [put],
      shows: ({ project }) => project.losses.carried,
    },
  ]
}
