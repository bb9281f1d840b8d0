/** V2: the code of the letter, and of a voter abroad the number of the certificate. A slip is named while it is typed. */
import { certificatePage } from '#words/abroad.ts'
import { voterScreen as words } from '#words/online.ts'
import { CameraPart } from './camera-part.tsx'
import type { PageProps } from './page-props.ts'
import { Busy, HomeButton } from './parts.tsx'
import { TypedField } from './typed-field.tsx'
import { useVoterText } from './voter-words.tsx'

export function CodePage({ at, send }: PageProps<'code'>) {
  const say = useVoterText()
  if (at.said === 'asking') return <Busy>{say(words.codeAsking)}</Busy>
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send({ type: 'code-given' })
      }}
    >
      <TypedField
        id="code"
        label={say(words.codeTitle)}
        help={
          <p>
            {say(words.codeHelp)} {say(words.codeExample)}
          </p>
        }
        typed={at.typed}
        slip={at.said === 'slip' ? say(words.codeSlip) : null}
        maxLength={40}
        onType={(text) => send({ type: 'typed', text })}
      />
      {at.certificate !== null && (
        <TypedField
          id="certificate"
          label={say(certificatePage.label)}
          help={<p>{say(certificatePage.help)}</p>}
          typed={at.certificate}
          slip={at.said === 'no-certificate' ? say(certificatePage.missing) : null}
          maxLength={40}
          onType={(text) => send({ type: 'certificate-typed', text })}
        />
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
