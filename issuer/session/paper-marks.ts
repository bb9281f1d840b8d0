/**
 * ELG-20: when no issuer worked, voters got ballot papers by the roll on paper. At an issuer that works again two people enter its marks: each voter is looked up like others,
 * and gets a mark as of an ordinary ballot paper, so that nobody votes twice and the papers are in the account. It is undone like every paper, until the closing.
 */
import { NO_CONTEST } from '#election/contests.ts'
import type { DayRecord } from './day-record.ts'
import type { IssuerFacts } from './facts.ts'
import type { Day, Voter } from './state.ts'

/** While the marks are entered every contest is on paper, and no card is written. */
export function offCardsNow(
  facts: Pick<IssuerFacts, 'all' | 'offCards'>,
  roll: Pick<DayRecord['roll'], 'entersPaper'>,
) {
  return roll.entersPaper ? facts.all : facts.offCards
}

export function factsNow(facts: IssuerFacts, { roll }: Pick<DayRecord, 'roll'>): IssuerFacts {
  return roll.entersPaper ? { ...facts, offCards: facts.all } : facts
}

/** While the marks are entered, one that is a slip is taken back, of all contests or of some: nothing of this voter is on a card. */
export function markToUndo({ record, desk }: Pick<Day, 'record' | 'desk'>): Voter | null {
  if (!record.roll.entersPaper || (desk.type !== 'refused' && desk.type !== 'found') || desk.voter === null) return null
  const { ordinary, out } = desk.voter.standing
  return ordinary !== NO_CONTEST && out === NO_CONTEST ? desk.voter : null
}
