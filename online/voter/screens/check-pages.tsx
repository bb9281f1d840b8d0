/** V11: the check before casting. The first device shows what opens the records; the second says the names. */

import { onlineSettingsFingerprint, packageFingerprint } from '#election/keys/fingerprint.ts'
import { printedShownCode, shownCode } from '#election/online/shown-code.ts'
import { voterScreen as words } from '#words/online.ts'
import { Chosen } from './confirm-page.tsx'
import type { PageProps } from './page-props.ts'
import { HomeButton, MainButton, ShownCodeText } from './parts.tsx'
import { Qr } from './qr.tsx'
import { useVoterLabel, useVoterText } from './voter-words.tsx'

export function CheckingPage({ at, election, send }: PageProps<'checking'>) {
  const say = useVoterText()
  const label = useVoterLabel()
  const address = `${election.signed.settings.origin.page}/check#${at.opening}`
  return (
    <>
      <ol>
        <li>{say(words.checking1)}</li>
        <li>
          {say(words.checking2)} <ShownCodeText code={printedShownCode(shownCode(at.code))} />
        </li>
        <li>{say(words.checking3)}</li>
      </ol>
      <Qr text={address} label={label(words.checkingQr)} />
      <details>
        <summary>{say(words.checkingText)}</summary>
        <p className="opening" translate="no">
          {address}
        </p>
      </details>
      <div className="ways">
        <MainButton onPress={() => send({ type: 'checked' })}>{say(words.checkDone)}</MainButton>
        <HomeButton send={send} />
      </div>
    </>
  )
}

export function OpenedPage({ at, election, send }: PageProps<'opened'>) {
  const say = useVoterText()
  const { check } = at
  return (
    <>
      {check.type === 'not-opened' ? (
        <p role="alert">{say(words.openedNot)}</p>
      ) : (
        <>
          <p>{say(words.openedHelp)}</p>
          {check.chosen.map(({ contest, selection }) => (
            <Chosen key={contest.contest.id} contest={contest} selection={selection} />
          ))}
          <h2>{say(words.openedCode)}</h2>
          <ShownCodeText code={printedShownCode(check.code)} />
        </>
      )}
      <h2>{say(words.openedPackage)}</h2>
      <ShownCodeText code={packageFingerprint(election.packageHash)} />
      <h2>{say(words.openedSettings)}</h2>
      <ShownCodeText code={onlineSettingsFingerprint(election.signed.hash)} />
      <div className="ways">
        <HomeButton send={send} />
      </div>
    </>
  )
}
