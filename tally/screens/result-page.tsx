/** The district's result for the hall: table and bars. A number that is not final looks different from one that is. */
import { Fragment, useState } from 'react'
import type { CandidateResult, ContestResult } from '#election/count/contest-result.ts'
import { BarChart } from '#ui/components/bar-chart.tsx'
import { Button } from '#ui/components/button.tsx'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { type Column, Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { tallyDocuments } from '../session/screen-event.ts'
import { ExplainDialog } from './explain-dialog.tsx'
import { LostMedia } from './lost-media.tsx'
import { LotDialog } from './lot-dialog.tsx'
import type { PageProps } from './page-props.ts'
import { Missing } from './receive-page.tsx'

export function ResultPage({ view, send }: PageProps) {
  const say = useText()
  const [explaining, setExplaining] = useState(false)
  const { result } = view
  if (result === null) return null
  return (
    <div className="result" data-final={result.final}>
      <p className={`result-state${result.final ? ' result-final' : ''}`}>
        {say(!result.final ? tallyWords.notFinal : view.lost.length > 0 ? tallyWords.finalWithout : tallyWords.final)}
      </p>
      <LostMedia view={view} />
      {!result.final && (
        <div className="result-missing">
          <Missing view={view} />
          {view.missing.some((item) => item.type === 'explanation') && (
            <Button kind="staff" onPress={() => setExplaining(true)}>
              {say(tallyWords.explain)}
            </Button>
          )}
        </div>
      )}
      {result.contests.map((contest) => (
        <Contest key={contest.id} contest={contest} final={result.final} send={send} />
      ))}
      {result.unopened > 0 && (
        <p className="result-unopened">{say(tallyWords.unopenedNote, { count: result.unopened })}</p>
      )}
      <p className="tally-quiet">{say(tallyWords.paperNote)}</p>
      <Documents view={view} send={send} />
      {explaining && <ExplainDialog view={view} send={send} onClose={() => setExplaining(false)} />}
    </div>
  )
}

interface ContestProps {
  readonly contest: ContestResult
  readonly final: boolean
  readonly send: PageProps['send']
}

function Contest({ contest, final, send }: ContestProps) {
  const say = useText()
  const [drawing, setDrawing] = useState(false)
  const columns: readonly Column<CandidateResult>[] = [
    { key: 'number', head: say(tallyWords.number), number: true, cell: (row) => row.number },
    { key: 'name', head: say(tallyWords.candidate), cell: (row) => <NameWithRuby name={row.name} kana={row.kana} /> },
    { key: 'party', head: say(tallyWords.party), cell: (row) => row.party },
    {
      key: 'votes',
      head: say(tallyWords.votes),
      number: true,
      cell: (row) => (contest.uncontested ? '—' : row.votes.toLocaleString('ja-JP')),
    },
    { key: 'outcome', head: say(tallyWords.outcome), cell: (row) => say(tallyWords[`outcome_${row.outcome}`]) },
  ]
  return (
    <section className="contest" data-contest={contest.id}>
      <h2 lang="ja">
        {contest.title}　{say(tallyWords.seatsOfContest, { seats: contest.seats })}
      </h2>
      {contest.uncontested && <p>{say(tallyWords.uncontested)}</p>}
      <div className="contest-body">
        <Table
          caption={contest.title}
          columns={columns}
          rows={contest.candidates}
          rowKey={(row) => String(row.number)}
          provisional={!final}
        />
        {!contest.uncontested && (
          <BarChart
            caption={contest.title}
            bars={contest.candidates.map((each) => ({
              key: String(each.number),
              label: `${each.number} ${each.name}`,
              value: each.votes,
              mark: each.outcome === 'won' || each.outcome === 'won-by-lot' ? say(tallyWords.mark) : '',
            }))}
          />
        )}
      </div>
      {(!contest.uncontested || contest.records > 0) && <Sums contest={contest} />}
      {contest.needsLot !== null && (
        <Button kind="staff" onPress={() => setDrawing(true)}>
          {say(tallyWords.enterLot)}
        </Button>
      )}
      {drawing && <LotDialog contest={contest} send={send} onClose={() => setDrawing(false)} />}
    </section>
  )
}

/** Every record of the contest is in one of the four, and none is left out when it is zero: the hall can add them up. */
function Sums({ contest }: Pick<ContestProps, 'contest'>) {
  const say = useText()
  const sums = [
    ['valid', contest.valid],
    ['invalid', contest.invalid],
    ['ended', contest.ended],
    ['unopened', contest.unopened],
    ['recordsInAll', contest.records],
  ] as const
  return (
    <dl className="contest-sums">
      {sums.map(([name, records]) => (
        <Fragment key={name}>
          <dt>{say(tallyWords[name])}</dt>
          <dd>{records.toLocaleString('ja-JP')}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

function Documents({ view, send }: PageProps) {
  const say = useText()
  const made = new Map(view.documents.map((each) => [each.document, each.path]))
  return (
    <section className="documents">
      <h2>{say(tallyWords.documents)}</h2>
      <ul>
        {tallyDocuments.map((document) => (
          <li key={document}>
            <Button
              disabled={view.busy !== null || view.result?.final !== true}
              onPress={() => send({ type: 'print', document })}
            >
              {say(tallyWords[`print_${document}`])}
            </Button>
            {made.has(document) && (
              <span className="document-made">
                ✓ {say(tallyWords.made)} <code>{made.get(document)}</code>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
