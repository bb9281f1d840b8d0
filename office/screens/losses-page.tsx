/** CNT-08: media of which nothing can be counted, declared in the night of the count: entered, approved by two, signed, onto a stick. */
import { useState } from 'react'
import { isOnlineBox, type LostPair } from '#election/count/lost-media.ts'
import { Entry } from '#ui/components/entry.tsx'
import { Table } from '#ui/components/table.tsx'
import { useListed, useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { Act, NotSigned, useFillIn, useMayNot, waits, waitsForPackage } from './act.tsx'
import { Approval } from './approval.tsx'
import { CarriedActs, CarriedState } from './carried-stick.tsx'
import { OpenRoom } from './keys-page.tsx'
import { LossForm } from './loss-form.tsx'
import type { PageProps } from './page-props.ts'
import { RoomPage } from './room-page.tsx'

export function LossesPage({ view, send }: PageProps) {
  const say = useText()
  const minute = useMinute()
  const { losses, keys } = view
  if (keys.room !== null) return <RoomPage room={keys.room} firstKey={false} send={send} />
  const isDeclared = losses.open && losses.chair !== ''
  const isOnItsWay = losses.signed.length === 0 || (losses.carried !== null && losses.carried.checkedBy !== null)
  return (
    <section className="rolls" data-losses={losses.signed.length}>
      <NotSigned keys={keys} />
      <p>{say(officeWords.lossesText)}</p>
      <ul>
        {losses.signed.map(({ number, pairs, at }) => (
          <li key={number}>✓ {say(officeWords.lossesSignedOnes, { number, pairs, at: minute(at) })}</li>
        ))}
      </ul>
      <Declared view={view} send={send} />
      <Approving view={view} send={send} />
      <Stick view={view} main={!isDeclared && !isOnItsWay} send={send} />
      <LossForm view={view} main={!isDeclared && isOnItsWay} send={send} />
    </section>
  )
}

function Declared({ view, send }: PageProps) {
  const say = useText()
  const { lost } = view.losses
  if (lost.length === 0) return <p className="quiet">{say(officeWords.lossesNone)}</p>
  const columns = [
    { key: 'pair', head: say(officeWords.lossPair), cell: (row: LostPair) => <Named row={row} view={view} /> },
    { key: 'what', head: say(officeWords.lossCause), cell: (row: LostPair) => <What row={row} view={view} /> },
    {
      key: 'act',
      head: say(officeWords.colAct),
      cell: (row: LostPair) => <Withdraw row={row} view={view} send={send} />,
    },
  ]
  return <Table caption={say(officeWords.lossesCaption)} columns={columns} rows={lost} rowKey={keyOf} />
}

function keyOf({ station, pair }: Pick<LostPair, 'station' | 'pair'>): string {
  return `${station} ${pair}`
}

function Named({ row, view }: Pick<PageProps, 'view'> & { readonly row: LostPair }) {
  const say = useText()
  const place = view.losses.pairs.find((each) => keyOf(each) === keyOf(row))
  return (
    <strong lang="ja" data-lost={keyOf(row)}>
      {isOnlineBox(row)
        ? say(tallyWords.onlineBox)
        : say(officeWords.lossPairOf, { name: place?.name ?? row.station, pair: row.pair })}
    </strong>
  )
}

/** All that is signed of it: an approver reads the words, not only that there are some. */
function What({ row, view }: Pick<PageProps, 'view'> & { readonly row: LostPair }) {
  const say = useText()
  const listed = useListed()
  const titleOf = (id: string) => view.draft?.contests.find(({ contest }) => contest.id === id)?.contest.title ?? id
  const told = Object.entries(row.recordsTold ?? {}).map(([contest, records]) => `${titleOf(contest)} ${records}`)
  return (
    <>
      <div>{say(tallyWords[`lostCause_${row.cause}`])}</div>
      <div lang="ja">{row.known}</div>
      <div lang="ja">
        {say(officeWords.lossOpinion)}
        {say(uiWords.colon)}
        {row.opinion}（{listed(row.witnesses)}）
      </div>
      <small>
        {told.length === 0
          ? say(tallyWords.lostTold_unknown)
          : say(isOnlineBox(row) ? tallyWords.lostTold_online : tallyWords.lostTold, { records: told })}
      </small>
    </>
  )
}

function Withdraw({ row: { station, pair }, view, send }: PageProps & { readonly row: LostPair }) {
  const say = useText()
  const fillIn = useFillIn()
  const [why, setWhy] = useState('')
  const { chair } = view.losses
  return (
    <div className="office-row">
      <Entry label={say(officeWords.withdrawWhy)} value={why} onChange={setWhy} />
      <Act
        why={waits(view)}
        lacks={[fillIn([officeWords.withdrawWhy, why.trim() !== ''])]}
        onPress={() => send({ type: 'withdraw-loss', station, pair, chair, why })}
      >
        {say(officeWords.withdrawLoss)}
      </Act>
    </div>
  )
}

function Approving({ view, send }: PageProps) {
  const say = useText()
  const mayNot = useMayNot()
  const { losses } = view
  const { chair, open, lost, by, signed, content } = losses
  if (chair === '') return null
  return (
    <section className="keys-section">
      <h2>{say(officeWords.lossesNext, { number: open ? signed.length + 1 : signed.length })}</h2>
      <p lang="ja">{say(officeWords.lossesChair, { name: chair })}</p>
      {lost.length === 0 && <p>{say(officeWords.lossesWithdrawn)}</p>}
      {open ? (
        <>
          <p lang="ja">{say(officeWords.lossesBy, { names: by })}</p>
          <Approval
            {...losses}
            why={waits(view) ?? mayNot(losses.mayNotApprove)}
            onApprove={() => send({ type: 'approve-losses', content })}
          >
            <OpenRoom purpose="lost-media" main={losses.approved} view={view} send={send} />
          </Approval>
        </>
      ) : (
        <p>✓ {say(officeWords.lossesAsSigned)}</p>
      )}
    </section>
  )
}

interface StickProps extends PageProps {
  readonly main: boolean
}

function Stick({ main, view, send }: StickProps) {
  const say = useText()
  const mayNot = useMayNot()
  const { signed, carried, mayNotCheck } = view.losses
  if (signed.length === 0) return null
  const {
    putLosses: put,
    putLossesAgain: putAgain,
    checkLosses: check,
    lossesToldBy: toldBy,
    sayLossesTold: sayTold,
  } = officeWords
  return (
    <section className="keys-section">
      <h2>{say(officeWords.lossesStick, { number: signed.length })}</h2>
      <p>{say(officeWords.lossesStickText)}</p>
      <CarriedState label="lost-media" carried={carried} words={{ told: officeWords.lossesTold }} />
      <CarriedActs
        carried={carried}
        main={main}
        why={{ now: waitsForPackage(view), put: null, check: mayNot(mayNotCheck) }}
        words={{ put, putAgain, check, toldBy, sayTold }}
        onPut={() => send({ type: 'put-losses' })}
        onCheck={() => send({ type: 'check-losses' })}
        onTold={(who) => send({ type: 'say-losses-told', who })}
      />
    </section>
  )
}
