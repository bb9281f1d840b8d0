/** Start: compare the fingerprint, choose what to do; then the tally's own zero check before witnesses (TC-49). */
import { Button } from '#ui/components/button.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { PageProps } from './page-props.ts'

export function StartPage({ view, send }: PageProps) {
  const say = useText()
  return (
    <section className="tally-centre">
      <p className="tally-digits">{view.head?.fingerprint}</p>
      <p>{say(tallyWords.compareFingerprint)}</p>
      <h1 className="tally-title">{say(tallyWords.chooseTitle)}</h1>
      <Button kind="go" large onPress={() => send({ type: 'choose-mode', mode: 'count' })}>
        {say(tallyWords.startCount)}
      </Button>
      <p className="tally-quiet">{say(tallyWords.prepareHint)}</p>
    </section>
  )
}

export function ZeroCheckPage({ view, send }: PageProps) {
  const say = useText()
  const columns = [
    { key: 'contest', head: say(tallyWords.contest), cell: (row: { title: string; records: number }) => row.title },
    {
      key: 'records',
      head: say(tallyWords.records),
      number: true,
      cell: (row: { title: string; records: number }) => row.records,
    },
  ]
  return (
    <section className="tally-centre">
      <h1 className="tally-title">{say(tallyWords.zeroTitle)}</h1>
      <Table caption={say(tallyWords.zeroText)} columns={columns} rows={view.held} rowKey={(row) => row.title} />
      <Button kind="go" large onPress={() => send({ type: 'confirm-zero' })}>
        {say(tallyWords.zeroConfirm)}
      </Button>
    </section>
  )
}
