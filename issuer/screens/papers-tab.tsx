/** 書類: the hourly counts for the officer, and the papers that were written (TRN-03, TRN-05). */
import { allOf } from '#election/count/desk-figures.ts'
import { Button } from '#ui/components/button.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { issuesAlone } from '../session/desk-alone.ts'
import { LogPanel } from './log-panel.tsx'
import { isOther, PaperLine } from './paper-line.tsx'
import { PaperOffers } from './paper-offers.tsx'
import { PaperPage } from './paper-page.tsx'
import { SignedLine } from './report-panel.tsx'
import type { TabProps } from './words.ts'

export function PapersTab(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const rows = view.record.hours.flatMap((hour) =>
    hour.contests.map((contest, place) => ({
      key: `${hour.until} ${place}`,
      until: hour.until,
      title: head.contests[place]?.title ?? '',
      ...contest,
    })),
  )
  const others = view.papers.filter(isOther)
  const isAlone = issuesAlone(view.record)
  if (view.shown !== null) return <PaperPage shown={view.shown} send={send} />
  return (
    <div className="tab-columns papers">
      <PaperOffers {...props} times={['stock']} />
      <PaperOffers {...props} times={['voting', 'evening']} />
      <div>
        <section className="panel">
          <h2>{say(issuerScreen.papersFiles)}</h2>
          {!head.printer && <p className="waiting-for">{say(issuerScreen.noPrinter)}</p>}
          <SignedLine {...props} />
          {others.map((paper) => (
            <PaperLine key={paper.name} paper={paper} send={send} />
          ))}
          {view.report.type === 'written' && (
            <p>
              {say(isAlone ? issuerScreen.deskReportFile : issuerScreen.reportFile, {
                file: view.report.files[0]?.split('/').at(-1) ?? '',
              })}
            </p>
          )}
          {others.length === 0 && view.report.type !== 'written' && <p>{say(issuerScreen.none)}</p>}
          {view.record.reports.version > 0 && view.record.endedAt === null && (
            <>
              <p className="step-line">{say(isAlone ? issuerScreen.deskReportGoes : issuerScreen.afterSigning)}</p>
              <Button kind="go" onPress={() => send({ type: 'tab-chosen', tab: 'close' })}>
                {say(issuerScreen.goOnClosing)}
              </Button>
            </>
          )}
        </section>
        <section className="panel">
          <Table
            caption={say(issuerScreen.papersHours)}
            rows={rows}
            rowKey={(row) => row.key}
            columns={[
              { key: 'until', head: say(issuerScreen.hour), cell: (row) => row.until },
              { key: 'contest', head: say(issuerScreen.contest), cell: (row) => row.title },
              { key: 'men', head: say(issuerScreen.men), number: true, cell: (row) => row.men },
              { key: 'women', head: say(issuerScreen.women), number: true, cell: (row) => row.women },
              { key: 'total', head: say(issuerScreen.total), number: true, cell: allOf },
            ]}
          />
        </section>
        <LogPanel {...props} />
      </div>
    </div>
  )
}
