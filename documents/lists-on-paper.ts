/** 比例代表 on paper: the seats of each list, and who of it has them (PEO 95-2). */
import type { AnnouncedContest } from '#election/count/announcement.ts'
import type { ContestResult } from '#election/count/contest-result.ts'
import { type ListedResult, type ListResult, votesOfList } from '#election/count/lists-seated.ts'
import { inWords } from '#election/count/votes-in-thousandths.ts'
import { figure } from '#election/figure.ts'
import { named } from './lettering.ts'

/** PEO 95-2(1), (5), (6) */
const OPEN =
  '議席は、名簿登載者のうち小選挙区で当選した者及び得票が供託物没収点に達しない者を除いて配分するため、小選挙区の結果が定まるまで定まらない。'

export const OF_PARTIES = '名簿届出政党等'
export const SHORT_NAME = '略称'
/** A line is a party or one of its people. */
export const OF_OPEN_LISTS = '政党等・名簿登載者'
export const SHORT_OR_PARTY = '略称・党派'

/** Null: they are not decided here, or not yet. */
export function seatsInWords(lists: AnnouncedContest['lists'], number: number): string | null {
  const seats = lists?.find((each) => each.number === number)?.seats ?? null
  return seats === null ? null : `議席 ${figure(seats)}`
}

/** A sentence for each list with seats, or why there is none. */
function listsInWords({ candidates, lists = [], needsLot, openLists }: ContestResult): string {
  if (lists.some(({ seats }) => seats === null)) return OPEN
  const lot =
    needsLot === null || needsLot.list !== null
      ? ''
      : `${figure(needsLot.seats)} 議席は、商が同じ ${needsLot.numbers.join('・')} 番の間のくじで決まる。`
  const words = openLists === undefined ? OF_RANKED : OF_OPEN
  return `${lists
    .filter(({ seats }) => seats !== 0)
    .map((list) => listInWords(list, candidates, words))
    .join('')}${lot}`
}

interface ListWords {
  readonly person: (person: ListedResult) => string
  readonly byLot: string
}

const OF_RANKED: ListWords = {
  person: ({ name, rank }) => `${named(name)}（${rank}位）`,
  byLot: '小選挙区の結果又は選挙会のくじで決まる',
}

/** A rank is one of the 特定枠 (PEO 86-3(1)); who has none is elected by votes. */
const OF_OPEN: ListWords = {
  person: ({ name, rank }) => (rank === null ? named(name) : `${named(name)}（特定枠 ${rank}位）`),
  byLot: '選挙会のくじで決まる',
}

function listInWords(
  { number, seats, people }: ListResult,
  candidates: ContestResult['candidates'],
  { person, byLot }: ListWords,
): string {
  const party = candidates.find((each) => each.number === number)?.name ?? ''
  const of = (wanted: ListedResult['outcome']) => people.filter(({ outcome }) => outcome === wanted).map(person)
  const [won, open] = [of('won'), of('open')]
  const elected = won.length === 0 ? '' : `　当選 ${won.join('、')}`
  const still = open.length === 0 ? '' : `　${byLot} ${open.join('、')}`
  return `${number} 番 ${named(party)}　議席 ${figure(seats ?? 0)}${elected}${still}。`
}

/** Below the table of a contest of lists. Left out: it is none, or nothing is known. */
export function listsBelow(contest: ContestResult): { readonly verdict?: string } {
  const said = `${votesOfLists(contest)}${contest.lists === undefined ? '' : listsInWords(contest)}`
  return said === '' ? {} : { verdict: said }
}

/** The votes for each open list, its people's among them (PEO 95-3(1)). Empty: none is voted for, or no figure is shown. */
function votesOfLists({ candidates, openLists = [] }: ContestResult): string {
  const said = openLists.flatMap((list) => {
    const votes = votesOfList(list, candidates)
    const party = candidates.find(({ number }) => number === list.number)
    return votes === null || party === undefined ? [] : [`${list.number} 番 ${named(party.name)} ${inWords(votes)} 票`]
  })
  return said.length === 0 ? '' : `名簿の得票（名簿登載者の得票を含む）　${said.join('、')}。`
}
