/** The sums of a contest below its candidates: voters, votes cast, records of the machines, paper. */
import type { OnlineVoters, PolledContest } from '#election/count/voters.ts'
import { inWords } from '#election/count/votes-in-thousandths.ts'
import { figure } from '#election/figure.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { Figures } from '#ui/components/figures.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'

/** Voters and votes cast; machine: every record of the contest is in one of the four, and none is left out when it is zero; paper. */
export function Sums({ contest }: { readonly contest: PolledContest }) {
  const { valid, invalid, ended, unopened, records, paper, sum, voters, notOpened } = contest
  if (notOpened !== undefined) return <SumsOfClosed notOpened={notOpened} records={records} />
  const { about } = kindOf(contest)
  // A choice stays one, and has no namesake: nothing of it is invalid for that, and nothing is divided. Nor is it of a judge.
  const isOfPeople = about !== 'choices' && about !== 'judges'
  return (
    <div className="contest-sums">
      {voters !== null && (
        <Sum
          figures={[
            ['voters', voters.inAll?.all ?? null],
            ['votersByMachine', voters.machine.all],
            ...onlineFigure(voters.online),
            ['votersOnPaper', voters.paper?.all ?? null],
            ['lessCast', voters.inAll?.lessCast.all ?? null],
            ['noRecord', voters.machine.noRecord],
          ]}
        />
      )}
      {sum !== null && (
        <Sum
          figures={[
            ['cast', sum.cast],
            ['validInAll', inWords(sum.valid)],
            ['invalidInAll', sum.invalid],
            ['takenAway', sum.takenAway],
          ]}
        />
      )}
      <Sum
        figures={[
          ['valid', valid],
          ...(isOfPeople ? [['invalid', invalid] as const] : []),
          ['ended', ended],
          ['unopened', unopened],
          ['recordsInAll', records],
        ]}
      />
      {paper !== null && (
        <Sum
          figures={[
            ['paperBallots', paper.ballots],
            ...(isOfPeople
              ? ([
                  ['cutOff', inWords(paper.cutOff)],
                  ['nobodys', paper.nobodys],
                ] as const)
              : []),
          ]}
        />
      )}
    </div>
  )
}

/** 開票しない: who has voted, and no figure of a choice. */
function SumsOfClosed({ notOpened, records }: Required<Pick<PolledContest, 'notOpened' | 'records'>>) {
  const { voters = 0, pending = 0, electors = 0 } = notOpened ?? {}
  return (
    <div className="contest-sums">
      <Sum
        figures={[
          ['votersMeasured', voters],
          ['papersPending', pending === 0 ? null : pending],
          ['electorsOfContest', electors],
          ['recordsClosed', records],
        ]}
      />
    </div>
  )
}

/** CNT-08: beside the machines, also where the box is lost. */
function onlineFigure(online: OnlineVoters | null): FiguresProps['figures'] {
  return online === null ? [] : [[online.isLost ? 'votersOnlineLost' : 'votersOnline', online.all]]
}

type FigureName =
  | 'votersMeasured'
  | 'papersPending'
  | 'electorsOfContest'
  | 'recordsClosed'
  | 'voters'
  | 'votersByMachine'
  | 'votersOnline'
  | 'votersOnlineLost'
  | 'votersOnPaper'
  | 'lessCast'
  | 'noRecord'
  | 'cast'
  | 'validInAll'
  | 'invalidInAll'
  | 'takenAway'
  | 'valid'
  | 'invalid'
  | 'ended'
  | 'unopened'
  | 'recordsInAll'
  | 'paperBallots'
  | 'cutOff'
  | 'nobodys'

interface FiguresProps {
  /** Null: must not be shown (D-22). */
  readonly figures: readonly (readonly [FigureName, number | string | null])[]
}

function Sum({ figures }: FiguresProps) {
  const say = useText()
  const shown = figures.flatMap(([name, value]) =>
    value === null ? [] : [{ name: say(tallyWords[name]), value: typeof value === 'number' ? figure(value) : value }],
  )
  return <Figures figures={shown} />
}
