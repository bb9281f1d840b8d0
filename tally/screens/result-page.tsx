/** The district's result for the hall. A number that is not final is on grey, under words that say what it does not include. */

import { useState } from 'react'
import { forEverybody, isJoined, nameInLot } from '#election/count/contest-result.ts'
import type { DrawnLot } from '#election/count/lots.ts'
import type { PapersSent } from '#election/count/papers-sent.ts'
import type { PolledContest } from '#election/count/voters.ts'
import { electsHere, kindOf } from '#election/kinds/kinds.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { AtPrinter } from '#ui/components/at-printer.tsx'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { nextStepOf } from '../session/next-step.ts'
import { isOfABody } from '../session/of-a-body.ts'
import { isOffered } from '../session/papers-offered.ts'
import {
  CAST_VOTE_RECORDS,
  isPaper,
  type TallyDocument,
  tallyDocuments,
  tallyExports,
} from '../session/screen-event.ts'
import type { TallyView } from '../session/view.ts'
import { Announcements } from './announcements.tsx'
import { Sums } from './contest-sums.tsx'
import { ContestTable } from './contest-table.tsx'
import { ExplainDialog } from './explain-dialog.tsx'
import { ListsSeated } from './lists-seated.tsx'
import { LostMedia } from './lost-media.tsx'
import { LotDialog } from './lot-dialog.tsx'
import { heldLots, Lots } from './lots.tsx'
import { Missing } from './missing.tsx'
import type { PageProps } from './page-props.ts'
import { PaperActs, TellFigures } from './paper-acts.tsx'
import { PaperDialog } from './paper-dialog.tsx'
import { RecordsDialog } from './records-dialog.tsx'
import { Rulings } from './ruling-dialog.tsx'

export function ResultPage({ view, send }: PageProps) {
  const say = useText()
  const [explaining, setExplaining] = useState(false)
  const { result, paperSheet } = view
  if (result === null) return null
  const joined = result.contests.every((each) => isJoined(each) || each.notOpened !== undefined)
  const next = nextStepOf(view)?.type
  const paperOf =
    next === 'paper' || next === 'paper-sent' ? view.missing.find(({ type }) => type === 'paper') : undefined
  const lotOf = next === 'lot' ? result.contests.find(({ needsLot }) => needsLot !== null) : undefined
  const notFinal = joined ? tallyWords.notFinal : tallyWords.notJoined
  return (
    <div className="result" data-final={result.final}>
      <p className={`result-state${result.final ? ' result-final' : ''}`}>
        {say(!result.final ? notFinal : view.lost.length > 0 ? tallyWords.finalWithout : tallyWords.final)}
      </p>
      <LostMedia view={view} />
      {!result.final && (
        <div className="result-missing">
          <Missing view={view} />
          {view.missing.some((item) => item.type === 'explanation') && (
            <Button
              kind={next === 'explain' || next === 'choose-seal' ? 'go' : 'plain'}
              onPress={() => setExplaining(true)}
            >
              {say(tallyWords.explain)}
            </Button>
          )}
        </div>
      )}
      {result.contests.map((contest) => (
        <Contest
          key={contest.id}
          contest={contest}
          next={contest === lotOf || (paperOf !== undefined && 'contest' in paperOf && paperOf.contest === contest.id)}
          final={result.final}
          said={result.paper.find((each) => each.contest === contest.id)}
          sent={result.sent.find((each) => each.contest === contest.id)?.kinds}
          announced={view.announcements.some((each) => each.final)}
          online={isOfABody(view)}
          busy={view.busy !== null}
          now={view.now}
          poll={view.head?.date ?? null}
          message={view.message}
          send={send}
        />
      ))}
      {result.unopened > 0 && (
        <p className="result-unopened">{say(tallyWords.unopenedNote, { count: result.unopened })}</p>
      )}
      {view.bundle !== null && (
        <section className="result-bundle">
          <h2>{say(tallyWords.bundleTitle)}</h2>
          <p>{say(tallyWords.bundleText, { bundle: view.bundle })}</p>
          <p>{say(tallyWords[`bundle_${forEverybody(view.publication, result.contests)}`])}</p>
        </section>
      )}
      <Announcements view={view} send={send} />
      <p className="quiet">{say(tallyWords.paperNote)}</p>
      <Documents view={view} send={send} />
      {paperSheet !== null && <PaperDialog view={view} sheet={paperSheet} send={send} />}
      {explaining && <ExplainDialog view={view} send={send} onClose={() => setExplaining(false)} />}
    </div>
  )
}

interface ContestProps {
  readonly contest: PolledContest
  /** Its paper or its lot is the next thing on the page. */
  readonly next: boolean
  readonly final: boolean
  readonly said: NonNullable<TallyView['result']>['paper'][number] | undefined
  readonly sent: PapersSent | undefined
  readonly announced: boolean
  /** A private body has no paper. */
  readonly online: boolean
  readonly busy: boolean
  readonly now: LocalMinute
  readonly poll: LocalDate | null
  readonly message: TallyView['message']
  readonly send: PageProps['send']
}

const REPORT = {
  people: tallyWords.reportOfContest,
  choices: tallyWords.reportOfQuestion,
  parties: tallyWords.reportOfParties,
  'open-lists': tallyWords.reportOfParties,
  judges: tallyWords.reportOfJudges,
} as const

function SeatsOf({ contest }: Pick<ContestProps, 'contest'>) {
  const say = useText()
  const { seats, councilSeats, question } = contest
  if (!electsHere(contest)) return say(REPORT[kindOf(contest).about])
  if (question !== undefined) return say(tallyWords[`answers_${question.answers}`])
  if (kindOf(contest).about === 'judges') return ''
  if (councilSeats === undefined) return say(tallyWords.seatsOfContest, { seats })
  return say(tallyWords.seatsOfByElection, { seats, councilSeats })
}

function Contest({ contest, next, final, said, sent, announced, online, busy, send, ...rest }: ContestProps) {
  const say = useText()
  const minute = useMinute()
  const lots = said?.lots ?? []
  /** `there`: how many there were when the dialog was opened: it closes with the next one, and keeps its words when that is refused. */
  const [drawing, setDrawing] = useState<{ readonly there: number; readonly held: DrawnLot | null } | null>(null)
  const draw = (held: DrawnLot | null) => setDrawing({ there: lots.length, held })
  return (
    <section className="contest" data-contest={contest.id} data-state={contest.state}>
      <h2 lang="ja">
        {contest.title}　<SeatsOf contest={contest} />
      </h2>
      {contest.uncontested && <p>{say(tallyWords[electsHere(contest) ? 'uncontested' : 'uncontestedElsewhere'])}</p>}
      <WhatIsTold contest={contest} />
      <ContestTable contest={contest} final={final} />
      {contest.verdict !== undefined && (
        <p data-verdict={contest.verdict}>{say(tallyWords[`verdict_${contest.verdict}`])}</p>
      )}
      <ListsSeated contest={contest} />
      {/* The next buttons come before the figures: they are in sight on a panel of 768. */}
      <PaperActs {...{ contest, sent, next, announced, online, busy, send }} />
      {!contest.uncontested && <Sums contest={contest} />}
      <Rulings contest={contest} rulings={said?.rulings ?? []} />
      {said?.entries.map((entry, i) => (
        <p key={JSON.stringify(entry)} className="quiet">
          {say(tallyWords[i > 0 ? 'paperBy_corrected' : entry.type === 'none' ? 'paperBy_none' : 'paperBy'], {
            by: entry.by.join(say(uiWords.comma)),
            at: minute(entry.at),
            reason: entry.reason,
          })}
        </p>
      ))}
      <Lots contest={contest} steps={lots} />
      {contest.needsLot !== null && (
        <Button kind={next ? 'go' : 'plain'} disabled={busy} onPress={() => draw(null)}>
          {say(tallyWords.enterLot)}
        </Button>
      )}
      {heldLots(lots).map((held) => (
        <Button key={JSON.stringify(held)} disabled={busy} onPress={() => draw(held)}>
          {say(tallyWords.lotAgain)}
          {held.list !== null && `　${nameInLot(contest, null, held.list)}`}
        </Button>
      ))}
      {drawing?.there === lots.length && (
        <LotDialog {...{ contest, busy, send, ...rest }} held={drawing.held} onClose={() => setDrawing(null)} />
      )}
      {contest.state === 'joined-outcome' && <TellFigures {...{ contest, busy, send }} />}
    </section>
  )
}

/** CNT-07: a reader of these figures first reads what they do not include. */
function WhatIsTold({ contest: { state, question } }: Pick<ContestProps, 'contest'>) {
  const say = useText()
  switch (state) {
    case 'machine-untold':
      return <p className="note">{say(tallyWords.tell_untold)}</p>
    case 'machine-alone':
      return <p className="note">{say(tallyWords.tell_alone)}</p>
    case 'joined-sum':
      return <p className="quiet">{say(tallyWords.tell_sum)}</p>
    case 'joined-outcome':
      return <p className="note">{say(tallyWords.tell_outcome)}</p>
    case 'not-opened': {
      const { over = 1, under = 1 } = question?.quorum ?? {}
      return <p className="note">{say(tallyWords['tell_not-opened'], { over, under })}</p>
    }
    case 'joined':
      return null
  }
}

/** Its way on the disk helps nobody at this screen. */
function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

interface MadeProps extends Pick<PageProps, 'send'> {
  readonly made: PageProps['view']['documents'][number] | null
  readonly hasPrinter: boolean
}

function Made({ made, hasPrinter, send }: MadeProps) {
  const say = useText()
  if (made === null) return null
  const { path, atPrinter } = made
  return (
    <>
      <span className="document-made">
        ✓ {say(tallyWords.made)} <code>{fileOf(path)}</code>
      </span>
      {hasPrinter && <AtPrinter state={atPrinter} onPress={() => send({ type: 'send-to-printer', path })} />}
    </>
  )
}

/** Papers that are signed and hung up, and files that programs read. */
const OFFERED = {
  papers: tallyDocuments,
  files: [...tallyExports, CAST_VOTE_RECORDS],
} as const satisfies Record<string, readonly TallyDocument[]>

function Documents({ view, send }: PageProps) {
  const say = useText()
  const [warning, setWarning] = useState(false)
  const made = new Map(view.documents.map((each) => [each.document, each]))
  // The cast vote records come behind words that are read first.
  const isBody = isOfABody(view)
  const press = (document: TallyDocument) =>
    document === CAST_VOTE_RECORDS ? setWarning(true) : send({ type: 'print', document })
  return (
    <section className="documents">
      <h2>{say(tallyWords.documents)}</h2>
      {view.result?.final !== true && <p className="note">{say(tallyWords.papersWhenFinal)}</p>}
      {view.result?.final === true && view.minutes.entries.length === 0 && !isBody && (
        <p className="note" data-minutes="none">
          {say(tallyWords.minutesFirst)}
        </p>
      )}
      <div className="documents-kinds">
        {(['papers', 'files'] as const).map((kind) => (
          <section key={kind}>
            <h3>{say(tallyWords[`documents_${kind}`])}</h3>
            <ul>
              {OFFERED[kind]
                .filter((document) => isOffered(view, document))
                .map((document) => (
                  <li key={document}>
                    <Button
                      disabled={view.busy !== null || view.result?.final !== true}
                      onPress={() => press(document)}
                    >
                      {say(tallyWords[`print_${document}`])}
                    </Button>
                    <Made
                      made={made.get(document) ?? null}
                      send={send}
                      hasPrinter={view.hasPrinter && isPaper(document)}
                    />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      {view.superseded.map(({ folder, files }) => (
        <p key={folder} className="note" data-superseded={folder}>
          {say(tallyWords.superseded, { folder })} {files.join(say(uiWords.comma))}
        </p>
      ))}
      {warning && <RecordsDialog send={send} onClose={() => setWarning(false)} />}
      {view.documents.length > 0 && <p className="quiet">{say(tallyWords.documentsIn)}</p>}
    </section>
  )
}
