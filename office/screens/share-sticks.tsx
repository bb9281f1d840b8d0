/** Each share's way onto its holder's stick. */
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { ShareRow } from '../session/view.ts'
import { Act, type Reason, useMayNot, waits } from './act.tsx'
import { nextOf } from './next-line.tsx'
import type { PageProps } from './page-props.ts'

export function ShareSticks({ view, send }: PageProps) {
  const say = useText()
  const { shares } = view.keys
  if (shares.length === 0) return null
  const why = waits(view)
  const isTurn = nextOf(view)?.id === 'shares'
  const next = shares.find(({ put }) => put === null) ?? shares.find(({ put }) => put?.checkedBy === null)
  return (
    <>
      <p>{say(officeWords.sharesStickText)}</p>
      <ul className="share-sticks">
        {shares.map((row) => (
          <li key={row.holder}>
            <strong>{say(officeWords.shareHolder, { holder: row.holder })}</strong>
            <State row={row} />
            <div className="office-row">
              <Acts row={row} main={isTurn && row === next} why={why} send={send} />
            </div>
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
  readonly main: boolean
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function Acts({ row: { holder, put, mayNotCheck }, main, why, send }: ActsProps) {
  const say = useText()
  const mayNot = useMayNot()
  if (put !== null && put.checkedBy !== null) return null
  return (
    <>
      <Act kind={main && put === null ? 'go' : 'plain'} why={why} onPress={() => send({ type: 'put-share', holder })}>
        {say(officeWords.putShare)}
      </Act>
      {put !== null && (
        <Act
          kind={main ? 'go' : 'plain'}
          why={why ?? mayNot(mayNotCheck)}
          onPress={() => send({ type: 'check-share', holder })}
        >
          {say(officeWords.checkShare)}
        </Act>
      )}
    </>
  )
}
