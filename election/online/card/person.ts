/** Who a signing certificate names, and whether that is the person of a row of the roll (T3, T5). */
import type { BirthDate } from '#election/birth-date.ts'
import { type LocalDate, parseDate } from '#election/time.ts'
import type { Certificate } from './certificate.ts'

export interface CardPerson {
  readonly name: string
  /** A row of the roll may not have the day; no card is of that person then, before two people bind it. */
  readonly birth: BirthDate
  readonly address: string
}

/** The certificate's own names for them: otherNames under 1.2.392.200149.8.5.5 (profile of J-LIS). */
export const PERSON_NAMES = {
  name: '1.2.392.200149.8.5.5.1',
  nameSubstitutes: '1.2.392.200149.8.5.5.2',
  sex: '1.2.392.200149.8.5.5.3',
  birth: '1.2.392.200149.8.5.5.4',
  address: '1.2.392.200149.8.5.5.5',
  addressSubstitutes: '1.2.392.200149.8.5.5.6',
} as const

/** A digit for the era and the date by the common calendar, in one. */
const BIRTH = /^[1-9](\d{4})(\d{2})(\d{2})$/

/** null: a certificate without them is for logging in, or for no person. */
export function personOf({ otherNames }: Certificate): CardPerson | null {
  const name = otherNames.get(PERSON_NAMES.name)
  const address = otherNames.get(PERSON_NAMES.address)
  const birth = birthOf(otherNames.get(PERSON_NAMES.birth) ?? '')
  if (name === undefined || address === undefined || birth === null) return null
  return isEmpty(name) || isEmpty(address) ? null : { name, birth, address }
}

export function birthOf(digits: string): LocalDate | null {
  const found = BIRTH.exec(digits)
  return found === null ? null : parseDate(`${found[1]}-${found[2]}-${found[3]}`)
}

/** A character and the one that stands for it: 髙 → 高. The office gives the table; it is never guessed. */
export type Variants = ReadonlyMap<string, string>

type PersonMatch = 'same' | 'address-changed' | 'name-changed' | 'another-person'

/**
 * Anything but `same` goes no further at the gate. Two of the three agree when somebody has moved or has married: the office looks and
 * two persons bind the new certificate.
 */
export function matchPerson(card: CardPerson, row: CardPerson, variants: Variants): PersonMatch {
  const isBirth = card.birth === row.birth
  const isName = plainText(card.name, variants) === plainText(row.name, variants)
  const isAddress = plainText(card.address, variants) === plainText(row.address, variants)
  if (isBirth && isName) return isAddress ? 'same' : 'address-changed'
  return isBirth && isAddress ? 'name-changed' : 'another-person'
}

/** One text for all that `matchPerson` calls the same. */
export function identityOf({ name, birth, address }: CardPerson, variants: Variants): string {
  return JSON.stringify([plainText(name, variants), birth, plainText(address, variants)])
}

/** Widths, blanks, selectors of a glyph's form, and dashes of an address: nobody is another person for these. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\s]/gu
const DASHES = /[\u2010-\u2015\u2212\u30fc\uff0d\uff70]/gu

export function plainText(text: string, variants: Variants): string {
  const plain = text.normalize('NFKC').replaceAll(UNSEEN, '').replaceAll(DASHES, '-')
  return Array.from(plain, (letter) => variants.get(letter) ?? letter).join('')
}

function isEmpty(text: string): boolean {
  return plainText(text, new Map()) === ''
}
