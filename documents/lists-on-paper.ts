/** 比例代表 on paper: the seats of each list, and who of it has them (PEO 95-2). */
import type { AnnouncedContest } from '#election/count/announcement.ts'
import type { ContestResult, ListResult } from '#election/count/contest-result.ts'
import { figure } from '#election/figure.ts'
import { named } from './lettering.ts'

/** PEO 95-2(1), (5), (6) */
const OPEN =
  '議席は、名簿登載者のうち小選挙区で当選した者及び得票が供託物没収点に達しない者を除いて配分するため、小選挙区の結果が定まるまで定まらない。'

export const OF_PARTIES = '名簿届出政党等'
export const SHORT_NAME = '略称'

/** Null: they are not decided here, or not yet. */
export function seatsInWords(lists: AnnouncedContest['lists'], number: number): string | null {
  const seats = lists?.find((each) => each.number === number)?.seats ?? null
  return seats === null ? null : `議席 ${figure(seats)}`
}

/** A sentence for each list with seats, or why there is none. */
export function listsInWords({ candidates, lists = [], needsLot }: ContestResult): string {
  if (lists.some(({ seats }) => seats === null)) return OPEN
  const lot =
    needsLot === null || needsLot.list !== null
      ? ''
      : `${figure(needsLot.seats)} 議席は、商が同じ ${needsLot.numbers.join('・')} 番の間のくじで決まる。`
  return `${lists
    .filter(({ seats }) => seats !== 0)
    .map((list) => listInWords(list, candidates))
    .join('')}${lot}`
}

function listInWords({ number, seats, people }: ListResult, candidates: ContestResult['candidates']): string {
  const party = candidates.find((each) => each.number === number)?.name ?? ''
  const of = (wanted: ListResult['people'][number]['outcome']) =>
    people.filter(({ outcome }) => outcome === wanted).map(({ name, rank }) => `${named(name)}（${rank}位）`)
  const [won, open] = [of('won'), of('open')]
  const elected = won.length === 0 ? '' : `　当選 ${won.join('、')}`
  const still = open.length === 0 ? '' : `　小選挙区の結果又は選挙会のくじで決まる ${open.join('、')}`
  return `${number} 番 ${named(party)}　議席 ${figure(seats ?? 0)}${elected}${still}。`
}
