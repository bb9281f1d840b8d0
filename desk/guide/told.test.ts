/** Cards that are out, as the strip knows them from the issuer's screen alone. */
import { expect, it } from 'vitest'
import { clearingTheDesk } from '#simulation/people/clerk.ts'
import { Told } from './told.ts'
import { freeCard } from './voting-step.ts'

it('an exchanged card whose voter left without another one is carried to no voting machine', () => {
  const told = new Told({ visits: [], sources: { roll: [] } as never })
  const card = { id: 'voting-2', place: 'reader:1-I1', kind: 'voting' } as never
  const see = (type: string, out: number) => {
    const view = {
      screen: 'day',
      record: { kiosks: [] },
      desk: { type, checked: { voter: { rollNo: '1-0001', standing: { out } } } },
    } as never
    told.look({ issuer: { id: '1-I1', view }, kiosks: [], cards: [card] })
    return told.progress().issued.map(({ card }) => card)
  }
  expect(see('hand-over', 3)).toEqual(['voting-2'])
  expect(see('checked', 0)).toEqual([])
  // ISS-12: the case of the desk holds the envelopes, too; an exchanged card in it is no blank one, and neither is a bent one.
  const at = (id: string, bent = false) => ({ id, kind: 'voting', place: 'case', bent })
  const cards = [at('voting-1', true), at('voting-2'), at('voting-3')] as never
  expect(freeCard({ cards, ...told.progress() })?.id).toBe('voting-3')
})

it.each(['hand-over', 'paper-given', 'declined', 'refused'])('%s: the next voter is another one', (type) => {
  const visits = ['1-0001', '1-0002'].map((rollNo) => ({ rollNo, mode: 'touch' }) as never)
  const told = new Told({ visits, sources: { roll: [] } as never })
  expect(told.progress().nextRollNo).toBe('1-0001')
  const desk = { type, voter: { rollNo: '1-0001', standing: { out: 0 } } }
  const view = { screen: 'day', record: { kiosks: [] }, desk } as never
  told.look({ issuer: { id: '1-I1', view }, kiosks: [], cards: [] })
  expect(told.progress().nextRollNo).toBe('1-0002')
})

it('who stands at the desk is served, planned or not: as chosen there, and nobody else in their place', () => {
  const planned = { rollNo: '1-0001', mode: 'touch' } as never
  const told = new Told({ visits: [planned], sources: { roll: [] } as never })
  const head = {
    contests: [
      { id: 'mayor', bit: 0 },
      { id: 'council', bit: 1 },
    ],
  }
  const served = (desk: object) => {
    const wanted = told.atDesk({ head, desk } as never)
    return wanted && [wanted.rollNo, wanted.mode, ...(wanted.choices?.keys() ?? [])]
  }
  const voter = { rollNo: '1-0099' }
  expect(served({ type: 'ready' })).toBeNull()
  expect(served({ type: 'checked', checked: { voter: planned } })).toEqual(['1-0001', 'touch'])
  expect(served({ type: 'checked', checked: { voter, chosen: 2 } })).toEqual(['1-0099', 'touch', 'council'])
  expect(served({ type: 'found', voter })).toEqual(['1-0099', 'touch', 'mayor', 'council'])
  // The page of the other ways is left, and the voter of it is served: to be sent away would strike the marks.
  expect(served({ type: 'ways', voter, chosen: null })).toEqual(['1-0099', 'touch', 'mayor', 'council'])
})

it.each([
  ['an open page of another way', { type: 'ways', chosen: 'proxy' }, ['operation-cancelled', 'operation-cancelled']],
  ['the list of the ways', { type: 'ways', chosen: null }, ['operation-cancelled']],
  ['ballot papers that the voter has', { type: 'paper-given' }, ['handed-over']],
  ['a refusal', { type: 'refused' }, ['voter-left']],
])('before the next voter, hands end %s by what the issuer takes there', (_, desk, acts) => {
  const next = clearingTheDesk({ desk, check: { type: 'none' } } as never)
  expect(typeof next === 'string' ? next : next.map(({ type }) => type)).toEqual(acts)
})
