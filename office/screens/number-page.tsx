/** Two people approve the number of what is signed; and who may. */
import { useState } from 'react'
import { Entry } from '#ui/components/entry.tsx'
import { useListed, useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { Act, NotSigned, useFillIn, useMayNot, waits, waitsForPackage } from './act.tsx'
import { DocumentsPart } from './documents-part.tsx'
import type { PageProps } from './page-props.ts'

/** Two approvals; the session counts them. */
const NEEDED = 2

export function NumberPage({ view, send }: PageProps) {
  const say = useText()
  const { signed, number } = view.keys
  return (
    <div className={`keys-page number-page ${signed === null ? 'office-roomy' : ''}`}>
      <NotSigned keys={view.keys} />
      {signed === null && <p>{say(officeWords.step_number_how)}</p>}
      {signed !== null && number.approvers === null && <p>▲ {say(officeWords.numberNobody)}</p>}
      {signed !== null && number.approvers !== null && <SignedNumber view={view} send={send} />}
      <DocumentsPart view={view} send={send} />
      {number.approvers !== null && <Approvers view={view} send={send} />}
    </div>
  )
}

function SignedNumber({ view, send }: PageProps) {
  const say = useText()
  const mayNot = useMayNot()
  const { signed, number } = view.keys
  if (signed === null) return null
  const lacking = Math.max(0, NEEDED - number.approvedBy.length)
  return (
    <section className="keys-section" data-approved={number.approved}>
      <h2>{say(officeWords.numberVersion, { version: signed.listVersion })}</h2>
      <p>{say(officeWords.numberText)}</p>
      <p>
        {say(officeWords.numberIs)}
        <br />
        <strong className="number-digits" data-number="">
          {signed.number}
        </strong>
      </p>
      <ul>
        {number.approvedBy.map((name) => (
          <li key={name} className="names">
            ✓ {say(officeWords.numberBy, { name })}
          </li>
        ))}
        <li>
          {number.approved
            ? `✓ ${say(officeWords.numberDone)}`
            : `○ ${say(officeWords.numberLacks, { count: lacking })}`}
        </li>
      </ul>
      <Act
        kind={number.approved ? 'plain' : 'go'}
        why={waitsForPackage(view) ?? mayNot(number.mayNot)}
        onPress={() => send({ type: 'approve-number', number: signed.number })}
      >
        {say(officeWords.approveNumber)}
      </Act>
      {number.mayNotTakeBack === null && (
        <TakeBack
          label={say(officeWords.takeNumberBack)}
          view={view}
          onPress={(why) => send({ type: 'take-number-back', why })}
        />
      )}
    </section>
  )
}

interface TakeBackProps extends Pick<PageProps, 'view'> {
  readonly label: string
  readonly onPress: (why: string) => void
}

/** Everybody takes back their own word, with a reason. Both lines stay in the record. */
function TakeBack({ label, view, onPress }: TakeBackProps) {
  const say = useText()
  const [why, setWhy] = useState('')
  const fillIn = useFillIn()
  return (
    <details>
      <summary>{label}</summary>
      <p>{say(officeWords.takeBackTruth)}</p>
      <div className="office-row">
        <Entry label={say(officeWords.takeBackWhy)} value={why} onChange={setWhy} />
        <Act
          why={waits(view)}
          lacks={[fillIn([officeWords.takeBackWhy, why.trim() !== ''])]}
          onPress={() => onPress(why)}
        >
          {say(officeWords.takeBack)}
        </Act>
      </div>
    </details>
  )
}

function Approvers({ view, send }: PageProps) {
  const say = useText()
  const mayNot = useMayNot()
  const listed = useListed()
  const { approvers, others } = view.keys.number
  return (
    <section className="keys-section">
      <h2>{say(officeWords.approversTitle)}</h2>
      <p>{say(officeWords.approversText)}</p>
      <p lang="ja" className="names">
        {listed(approvers ?? [])}
      </p>
      {others.length > 0 && <p>{say(officeWords.admitText)}</p>}
      {others.map(({ name, admittedBy, approves, mayNot: code, mayNotTakeBack }) => (
        <div key={name} className="admission names">
          {!approves && (
            <Act why={waits(view) ?? mayNot(code)} onPress={() => send({ type: 'admit-approver', name })}>
              {say(officeWords.admit, { name })}
            </Act>
          )}
          {admittedBy.length > 0 && (
            <span>{say(approves ? officeWords.admittedNow : officeWords.admittedBy, { name, names: admittedBy })}</span>
          )}
          {mayNotTakeBack === null && (
            <TakeBack
              label={say(officeWords.takeAdmissionBack, { name })}
              view={view}
              onPress={(why) => send({ type: 'take-admission-back', name, why })}
            />
          )}
        </div>
      ))}
    </section>
  )
}
