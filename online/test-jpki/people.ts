/** Invented people and their cards: one for each way in which a card check can end. */
import type { InEach } from '#election/language.ts'
import { testCards } from '#words/online.ts'

export interface TestPerson {
  readonly name: string
  /** A digit for the era, then the date, as the certificate has it. */
  readonly birth: string
  /** 1 or 2, as the certificate has it. */
  readonly sex: string
  readonly address: string
}

interface TestCard {
  readonly person: TestPerson
  readonly password: string
  /** The purpose of this card, for the page that offers it. */
  readonly shows: InEach<string>
  /** How often a wrong password was typed before. */
  readonly wrong: number
  /** Days from now. */
  readonly validFrom: number
  readonly validUntil: number
  readonly isRevoked: boolean
  readonly reads: 'at once' | 'slowly' | 'torn off'
}

export const TEST_CARD_NAMES = ['good', 'revoked', 'expired', 'locked', 'moved', 'other', 'slow', 'torn'] as const
export type TestCardName = (typeof TEST_CARD_NAMES)[number]

export const MOST_WRONG_PASSWORDS = 5
const PASSWORD = 'SAKURA2026'

const HANAKO: TestPerson = {
  name: '試験　花子',
  birth: '319700401',
  sex: '2',
  address: '架空県見本市中央１丁目２番３号',
}
const GOOD: TestCard = {
  person: HANAKO,
  password: PASSWORD,
  shows: testCards.good,
  wrong: 0,
  validFrom: -365,
  validUntil: 1460,
  isRevoked: false,
  reads: 'at once',
}

export const TEST_CARDS: Readonly<Record<TestCardName, TestCard>> = {
  good: GOOD,
  revoked: { ...GOOD, shows: testCards.revoked, isRevoked: true },
  expired: {
    ...GOOD,
    shows: testCards.expired,
    validFrom: -1900,
    validUntil: -1,
  },
  locked: {
    ...GOOD,
    shows: testCards.locked,
    wrong: MOST_WRONG_PASSWORDS,
  },
  moved: {
    ...GOOD,
    person: { ...HANAKO, address: '架空県見本市北町４丁目５番６号' },
    shows: testCards.moved,
  },
  other: {
    ...GOOD,
    person: { name: '見本　太郎', birth: '319651123', sex: '1', address: '架空県見本市中央１丁目２番３号' },
    shows: testCards.other,
  },
  slow: { ...GOOD, shows: testCards.slow, reads: 'slowly' },
  torn: { ...GOOD, shows: testCards.torn, reads: 'torn off' },
}

export function isTestCardName(text: string): text is TestCardName {
  return (TEST_CARD_NAMES as readonly string[]).includes(text)
}
