/** T3: the certificate's person is the row's person, or the office looks. */
import { describe, expect, it } from 'vitest'
import type { LocalDate } from '#election/time.ts'
import { birthOf, type CardPerson, matchPerson, plainText } from './person.ts'

const row: CardPerson = {
  name: '高橋　花子',
  birth: '1970-04-01' as LocalDate,
  address: '架空県見本市中央１丁目２－３',
}
const variants = new Map([
  ['髙', '高'],
  ['﨑', '崎'],
])
const match = (card: Partial<CardPerson>) => matchPerson({ ...row, ...card }, row, variants)

describe('a card and a row', () => {
  it.each([
    ['as typed otherwise', { name: '高橋 花子', address: '架空県見本市中央1丁目2‐3' }, 'same'],
    ['with a variant of a character', { name: '髙橋花子' }, 'same'],
    ['with a selector of a form', { name: '高\u{e0100}橋　花子' }, 'same'],
    ['after a move', { address: '架空県見本市北町４丁目５番６号' }, 'address-changed'],
    ['after a marriage', { name: '見本　花子' }, 'name-changed'],
    ['of a namesake', { birth: '1970-04-02' as LocalDate }, 'another-person'],
    ['of somebody of the same house', { name: '高橋　太郎', birth: '1965-11-23' as LocalDate }, 'another-person'],
    ['of a namesake born on the day, elsewhere', { address: '別の県' }, 'address-changed'],
  ] as const)('%s: %s', (_, card, expected) => {
    expect(match(card)).toBe(expected)
  })

  it('are compared without a table that nobody gave', () => {
    expect(matchPerson({ ...row, name: '髙橋花子' }, row, new Map())).toBe('name-changed')
    expect(plainText('髙﨑', new Map())).toBe('髙﨑')
  })
})

it('a birth date is an era and a day that exists', () => {
  expect(birthOf('319700401')).toBe('1970-04-01')
  expect(birthOf('419890108')).toBe('1989-01-08')
  for (const none of ['19700401', '319700000', '319700231', '019700401', '3197004011', '']) {
    expect(birthOf(none)).toBeNull()
  }
})
