/** Names of candidates, parties and people of lists, as papers have them. */
import { shownName } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import type { TallyResult } from '../../session/effect.ts'

/** Members as the lot names them: places in this list, or numbers of candidates. */
export function namesInLot(
  result: TallyResult,
  id: ContestId,
  list: number | null,
  members: readonly number[],
): readonly string[] {
  const lists = result.count.contests.find(({ contest }) => contest.id === id)?.lists ?? []
  if (list === null) return members.map((each) => candidateName(result, id, each))
  const people = lists.find(({ number }) => number === list)?.people ?? []
  return members.map((each) => people[each - 1]?.name ?? `${each}`)
}

export function candidateName({ count }: TallyResult, id: ContestId, number: number): string {
  const totals = count.contests.find((contest) => contest.contest.id === id)?.totals ?? []
  const candidate = totals.find((total) => total.candidate.number === number)?.candidate
  return candidate === undefined ? String(number) : shownName(candidate)
}
