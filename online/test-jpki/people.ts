/** Invented people and their cards: one for each way in which a card check can end. */
import type { InEach } from '#election/language.ts'

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
  /** What this card is there to show, for the page that offers it. */
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
  shows: { ja: '使えるカード', en: 'A card that works' },
  wrong: 0,
  validFrom: -365,
  validUntil: 1460,
  isRevoked: false,
  reads: 'at once',
}

export const TEST_CARDS: Readonly<Record<TestCardName, TestCard>> = {
  good: GOOD,
  revoked: { ...GOOD, shows: { ja: '失効したカード', en: 'A card that was revoked' }, isRevoked: true },
  expired: {
    ...GOOD,
    shows: { ja: '期限の切れたカード', en: 'A card that has expired' },
    validFrom: -1900,
    validUntil: -1,
  },
  locked: {
    ...GOOD,
    shows: { ja: 'ロックされたカード', en: 'A card that is locked' },
    wrong: MOST_WRONG_PASSWORDS,
  },
  moved: {
    ...GOOD,
    person: { ...HANAKO, address: '架空県見本市北町４丁目５番６号' },
    shows: { ja: '転居して作り直したカード', en: 'A card made anew after a move' },
  },
  other: {
    ...GOOD,
    person: { name: '見本　太郎', birth: '319651123', sex: '1', address: '架空県見本市中央１丁目２番３号' },
    shows: { ja: '別の人のカード', en: 'A card of somebody else' },
  },
  slow: { ...GOOD, shows: { ja: '読み取りの遅いカード', en: 'A card that reads slowly' }, reads: 'slowly' },
  torn: { ...GOOD, shows: { ja: '途中で離れるカード', en: 'A card that leaves the reader' }, reads: 'torn off' },
}

export function isTestCardName(text: string): text is TestCardName {
  return (TEST_CARD_NAMES as readonly string[]).includes(text)
}
