/** Cards that are out, as the strip knows them from the issuer's screen alone. */
import { expect, it } from 'vitest'
import { Told } from './told.ts'

it('an exchanged card whose voter left without another one is carried to no voting machine', () => {
  const told = new Told({ visits: [], sources: { roll: [] } as never })
  const see = (type: string, out: number) => {
    const view = { screen: 'day', desk: { type, checked: { voter: { rollNo: '1-0001', standing: { out } } } } } as never
    const card = { id: 'voting-2', place: 'reader:1-I1', kind: 'voting' } as never
    told.look({ issuer: { id: '1-I1', view }, kiosks: [], cards: [card] })
    return told.progress().issued.map(({ card }) => card)
  }
  expect(see('hand-over', 3)).toEqual(['voting-2'])
  expect(see('checked', 0)).toEqual([])
})
