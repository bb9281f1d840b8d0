/** Two people approve the number of what is signed; and who may. */
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { Act, NotSigned, useMayNot, waits, waitsForPackage } from './act.tsx'
import type { PageProps } from './page-props.ts'

/** Two approvals; the session counts them. */
const NEEDED = 2

export function NumberPage({ view, send }: PageProps) {
  const say = useText()
  const { signed, number } = view.keys
  return (
    <div className="keys-page number-page">
      <NotSigned keys={view.keys} />
      {signed !== null && number.approvers === null && <p>▲ {say(officeWords.numberNobody)}</p>}
      {signed !== null && number.approvers !== null && <SignedNumber view={view} send={send} />}
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
    </section>
  )
}

function Approvers({ view, send }: PageProps) {
  const say = useText()
  const mayNot = useMayNot()
  const { approvers, others } = view.keys.number
  return (
    <section className="keys-section">
      <h2>{say(officeWords.approversTitle)}</h2>
      <p>{say(officeWords.approversText)}</p>
      <p lang="ja" className="names">
        {(approvers ?? []).join('、')}
      </p>
      {others.length > 0 && <p>{say(officeWords.admitText)}</p>}
      {others.map(({ name, admittedBy, mayNot: code }) => (
        <p key={name} className="names">
          <Act why={waits(view) ?? mayNot(code)} onPress={() => send({ type: 'admit-approver', name })}>
            {say(officeWords.admit, { name })}
          </Act>{' '}
          {admittedBy.length > 0 && say(officeWords.admittedBy, { names: admittedBy.join('、') })}
        </p>
      ))}
    </section>
  )
}
