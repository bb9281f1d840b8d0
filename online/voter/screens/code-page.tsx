/** V2: the code of the letter, and of a voter abroad the number of the certificate. A slip is named while it is typed. */
import { certificatePage } from '#words/abroad.ts'
import { voterScreen as words } from '#words/online.ts'
import { CameraPart } from './camera-part.tsx'
import type { PageProps, Send } from './page-props.ts'
import { Busy, HomeButton } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'

export function CodePage({ at, send }: PageProps<'code'>) {
  const say = useVoterText()
  if (at.said === 'asking') return <Busy>{say(words.codeAsking)}</Busy>
  const isSlip = at.said === 'slip'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send({ type: 'code-given' })
      }}
    >
      <label htmlFor="code">{say(words.codeTitle)}</label>
      <p id="code-help">
        {say(words.codeHelp)} {say(words.codeExample)}
      </p>
      <input
        id="code"
        className="code"
        type="text"
        value={at.typed}
        onChange={(event) => send({ type: 'typed', text: event.target.value })}
        aria-describedby="code-help code-slip"
        aria-invalid={isSlip}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
      />
      <p id="code-slip" className="wrong" role="status">
        {isSlip ? say(words.codeSlip) : ''}
      </p>
      {at.certificate !== null && (
        <CertificateField typed={at.certificate} isMissing={at.said === 'no-certificate'} send={send} />
      )}
      <CameraPart camera={at.camera} send={send} />
      <div className="ways">
        <button type="submit" className="main">
          {say(words.next)}
        </button>
        <HomeButton send={send} />
      </div>
    </form>
  )
}

interface CertificateProps {
  readonly typed: string
  readonly isMissing: boolean
  readonly send: Send
}

function CertificateField({ isMissing, send, typed }: CertificateProps) {
  const say = useVoterText()
  return (
    <>
      <label htmlFor="certificate">{say(certificatePage.label)}</label>
      <p id="certificate-help">{say(certificatePage.help)}</p>
      <input
        id="certificate"
        className="code"
        type="text"
        value={typed}
        onChange={(event) => send({ type: 'certificate-typed', text: event.target.value })}
        aria-describedby="certificate-help certificate-missing"
        aria-invalid={isMissing}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
      />
      <p id="certificate-missing" className="wrong" role="status">
        {isMissing ? say(certificatePage.missing) : ''}
      </p>
    </>
  )
}
