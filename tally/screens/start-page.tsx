/** Start: compare the fingerprint, open this machine's key, begin; then the tally's own zero check before witnesses (TC-49). */
import { useState } from 'react'
import { PASSPHRASE_LETTERS_MAX } from '#election/keys/sealed-passphrase.ts'
import { BROWSERS_RANDOMNESS } from '#shell/screen/browsers-randomness.ts'
import { Button } from '#ui/components/button.tsx'
import { Entry } from '#ui/components/entry.tsx'
import { SoftwareLine } from '#ui/components/software-line.tsx'
import { Table } from '#ui/components/table.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { carryWords } from '#ui/messages/tally-carry.ts'
import { tallyMachineRefusals } from '#ui/messages/tally-machine.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { unlockMachine } from '../session/sealed-passphrase.ts'
import { Names, namesIn } from './field.tsx'
import type { PageProps } from './page-props.ts'
import { SetUpLine } from './set-up-line.tsx'

export function StartPage({ view, send }: PageProps) {
  const say = useText()
  return (
    <section className="tally-centre">
      <h1 className="tally-title">{say(tallyWords.startTitle)}</h1>
      <p className="tally-digits">{view.head?.fingerprint}</p>
      <Approvers view={view} />
      <p>{say(tallyWords.compareFingerprint)}</p>
      <MachineKey view={view} send={send} />
      <Button
        kind={view.machineKey === 'open' ? 'go' : 'plain'}
        large
        disabled={view.machineKey !== 'open'}
        onPress={() => send({ type: 'choose-mode', mode: 'count' })}
      >
        {say(tallyWords.startCount)}
      </Button>
      {view.mayCarry && (
        <div className="start-second">
          <p>{say(carryWords.startHint)}</p>
          <Button disabled={view.busy !== null} onPress={() => send({ type: 'choose-mode', mode: 'mix' })}>
            {say(tallyWords.startSecond)}
          </Button>
        </div>
      )}
      <SoftwareLine software={view.head?.software ?? null} />
    </section>
  )
}

/** Nothing is counted by a machine that nobody has opened: it signs what it writes. The passphrase leaves this field sealed (X-C5). */
function MachineKey({ view, send }: PageProps) {
  const say = useText()
  const [passphrase, setPassphrase] = useState('')
  if (view.machineKey === 'missing') return <NotSetUp />
  if (view.machineKey === 'open') return <p data-key="open">✓ {say(tallyWords.keyIsOpen)}</p>
  const ready = view.sealTo !== null && view.busy === null && passphrase !== ''
  const open = () => {
    if (view.sealTo === null || !ready || passphrase.length > PASSPHRASE_LETTERS_MAX) return
    send(unlockMachine(view.sealTo, passphrase, BROWSERS_RANDOMNESS))
    setPassphrase('')
  }
  return (
    <form
      className="machine-key"
      data-key="locked"
      onSubmit={(event) => {
        event.preventDefault()
        open()
      }}
    >
      <p>{say(tallyWords.machineKeyText)}</p>
      <Entry label={say(tallyWords.machinePassphrase)} kind="password" value={passphrase} onChange={setPassphrase} />
      <Button kind="go" disabled={!ready} onPress={open}>
        {say(tallyWords.openKey)}
      </Button>
    </form>
  )
}

function NotSetUp() {
  const { title, next } = tallyMachineRefusals['tally-not-personalised'][useLanguage()]
  return (
    <div data-key="missing">
      <p>▲ {title}</p>
      <p>{next}</p>
      <SetUpLine code="tally-not-personalised" />
    </div>
  )
}

export function ZeroCheckPage({ view, send }: PageProps) {
  const say = useText()
  const [names, setNames] = useState('')
  const witnesses = namesIn(names)
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
      <div className="zero-witnesses">
        <Names label={say(tallyWords.zeroWitnesses)} value={names} onChange={setNames} />
      </div>
      <Button
        kind="go"
        large
        disabled={witnesses.length === 0}
        onPress={() => send({ type: 'confirm-zero', witnesses })}
      >
        {say(tallyWords.zeroConfirm)}
      </Button>
    </section>
  )
}

/** own-58: another person's key under the same name has other digits. */
function Approvers({ view }: Pick<PageProps, 'view'>) {
  const say = useText()
  const approvers = view.head?.approvers ?? []
  if (approvers.length === 0) return null
  return (
    <ul className="tally-approvers">
      {approvers.map(({ name, number }) => (
        <li key={number}>
          {say(tallyWords.approver)} {name} <span className="tally-approver-digits">{number}</span>
        </li>
      ))}
    </ul>
  )
}
