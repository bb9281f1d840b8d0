/** Each share's way onto its holder's stick. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { ShareRow } from '../session/view.ts'
import type { PageProps } from './page-props.ts'

export function ShareSticks({ view, send }: PageProps) {
  const say = useText()
  const { shares } = view.keys
  if (shares.length === 0) return null
  const ready = view.person !== null && view.busy === null
  return (
    <>
      <p>{say(officeWords.sharesStickText)}</p>
      <ul className="share-sticks">
        {shares.map((row) => (
          <li key={row.holder} className="office-row">
            <strong>{say(officeWords.shareHolder, { holder: row.holder })}</strong>
            <State row={row} />
            <Acts row={row} ready={ready} send={send} />
          </li>
        ))}
      </ul>
    </>
  )
}

function State({ row: { holder, put } }: { readonly row: ShareRow }) {
  const say = useText()
  const gone = put !== null && put.checkedBy !== null
  const words =
    put === null
      ? `○ ${say(officeWords.shareOpen)}`
      : gone
        ? `✓ ${say(officeWords.shareChecked, { name: put.checkedBy ?? '' })}`
        : `○ ${say(officeWords.sharePut, { name: put.by })}`
  return (
    <span data-share={holder} data-state={gone ? 'gone' : put === null ? 'open' : 'put'}>
      {words}
    </span>
  )
}

interface ActsProps {
  readonly row: ShareRow
  readonly ready: boolean
  readonly send: PageProps['send']
}

function Acts({ row: { holder, put, mayNotCheck }, ready, send }: ActsProps) {
  const say = useText()
  if (put !== null && put.checkedBy !== null) return null
  return (
    <>
      <Button
        kind={put === null ? 'go' : 'plain'}
        disabled={!ready}
        onPress={() => send({ type: 'put-share', holder })}
      >
        {say(officeWords.putShare)}
      </Button>
      {put !== null && (
        <Button
          kind="go"
          disabled={!ready || mayNotCheck !== null}
          onPress={() => send({ type: 'check-share', holder })}
        >
          {say(officeWords.checkShare)}
        </Button>
      )}
    </>
  )
}
