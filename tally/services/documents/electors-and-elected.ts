/** For 投票結果 and the notices after it: the electors of each contest, and who is elected by the name of the register. */
import type { ElectedNoticesInput } from '#documents/elected-notices.ts'
import type { PollResultInput } from '#documents/poll-result.ts'
import { hasWon } from '#election/count/contest-result.ts'
import { electorsOf } from '#election/count/electors.ts'
import { minutesOf, minutesOfContest } from '#election/count/minutes.ts'
import { onPaperInAll } from '#election/count/papers-sent.ts'
import { electsPeople } from '#election/kinds/kinds.ts'
import type { TallyResult } from '../../session/effect.ts'
import { toldOf } from '../../session/questions.ts'

export function electorsIn({ election, receipt }: TallyResult): PollResultInput['electors'] {
  return electorsOf(election.electionPackage, receipt.reports)
}

/** PAP-07, TRN-08: as the stations' reports have it. */
export function papersOf({ count, receipt }: TallyResult): PollResultInput['papers'] {
  return new Map(
    count.contests.map(({ contest: { id } }) => {
      const own = [...receipt.reports.values()].flatMap((report) =>
        report.contests.flatMap(({ contest, proxies }) =>
          contest === id ? [{ proxies, late: report.lateAbsentees }] : [],
        ),
      )
      const sum = (of: (each: (typeof own)[number]) => number) => own.reduce((all, each) => all + of(each), 0)
      const given = onPaperInAll(receipt.reports, id)
      return [id, { ...given, proxies: sum(({ proxies }) => proxies), late: sum(({ late }) => late) }]
    }),
  )
}

/** PEO 105: a certificate has the name of the register, also for somebody who stood by another one. */
export function electedIn(result: TallyResult): ElectedNoticesInput['contests'] {
  const { count, minutes } = result
  const ours = toldOf(result).filter(electsPeople)
  return ours.map(({ id, title, candidates }) => {
    const totals = count.contests.find((each) => each.contest.id === id)?.totals ?? []
    const said = minutesOfContest(minutesOf(minutes), id)
    const won = candidates.filter(hasWon)
    const elected = won.map(({ number, name, party }) => ({
      name: totals.find(({ candidate }) => candidate.number === number)?.candidate.name ?? name,
      party,
      address: said[`elected ${number} address`] ?? '',
    }))
    return { title, elected }
  })
}
