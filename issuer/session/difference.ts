/**
 * The reason of a difference explains the numbers at its entry, and no others: as at the count, where an explanation is bound to its doubt.
 */
import { contestBooks, differingOf, missingCards } from './balance.ts'
import { ticketsToday } from './days.ts'
import { ofStation } from './other-desks.ts'
import type { Day } from './state.ts'

type Books = Pick<Day, 'record' | 'counts'>

/** All counted, entered and kept numbers, as one text. */
export function differenceNow(books: Books): string {
  const { record, counts } = ofStation(books)
  const { closing, cardsReceived } = record
  const told = closing.told.toSorted((a, b) => (a.machine < b.machine ? -1 : 1))
  const contests = contestBooks(counts, record, missingCards(counts, record) ?? 0)
  return JSON.stringify([
    [ticketsToday(counts, record), closing.ticketsCounted],
    [cardsReceived, closing.cardsInCase],
    told.map(({ machine, counts }) => [machine, ...counts]),
    contests.map(({ voters, found, told, ofToday }) => [
      voters,
      found,
      told,
      ...(ofToday === null ? [] : [ofToday.difference]),
    ]),
  ])
}

/** Empty: nothing differs, or nobody has explained what differs now. */
export function explanationOf(books: Books): string {
  const { record, counts } = ofStation(books)
  const { reason, reasonOf, ticketsCounted } = record.closing
  const differing = differingOf(contestBooks(counts, record, 0), ticketsToday(counts, record), ticketsCounted)
  return differing.length > 0 && reasonOf === differenceNow(books) ? reason : ''
}
