/** 確認書: made, printed, and marked as signed; the blank one when it cannot be printed (OPN-06). */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { notice } from '../session/codes.ts'
import { Act, BlockedAct } from './act.tsx'
import { TextEntry } from './fields.tsx'
import { isOther, PaperLine } from './paper-line.tsx'
import type { TabProps } from './words.ts'

export function PrintSheet({ view, send }: TabProps) {
  const say = useText()
  const { sheet } = view.record
  const paper = view.papers.filter(isOther).find(({ name }) => name === 'confirmation-sheet')
  const first = view.opening.find(({ step }) => step === 'sheet')?.blocked ?? null
  const busy = sheet === 'printing' ? notice('desk-is-busy') : first
  return (
    <>
      {paper === undefined || (paper.state.type === 'unknown' && sheet !== 'unknown') ? (
        <p>{say(issuerScreen[`sheet_${sheet}`])}</p>
      ) : (
        <PaperLine paper={paper} send={send} />
      )}
      {sheet === 'unknown' && (
        <div className="boxes-line">
          {([true, false] as const).map((cameOut) => (
            <Button key={String(cameOut)} onPress={() => send({ type: 'confirmation-sheet-looked-for', cameOut })}>
              {say(cameOut ? issuerScreen.sheetCameOut : issuerScreen.sheetDidNot)}
            </Button>
          ))}
        </div>
      )}
      <BlockedAct
        blocked={busy}
        kind={sheet === 'printed' ? 'plain' : 'go'}
        large
        onPress={() => send({ type: 'confirmation-sheet-requested' })}
      >
        {say(issuerScreen.printSheet)}
      </BlockedAct>
      <SignBlank {...{ view, send }} />
    </>
  )
}

export function SignSheet({ view, send }: TabProps) {
  const say = useText()
  const { sheet, sheetSigned } = view.record
  return (
    <>
      {sheetSigned !== null && (
        <p className="entry-done">
          ✓ {say(issuerScreen.signedAlready)} {sheetSigned.reason}
        </p>
      )}
      <Act
        kind={sheetSigned === null ? 'go' : 'plain'}
        large
        why={sheet === 'printed' ? null : say(issuerScreen.sheetFirst)}
        onPress={() => send({ type: 'confirmation-sheet-signed', form: 'printed', reason: '' })}
      >
        {say(issuerScreen.signedPrinted)}
      </Act>
      <SignBlank {...{ view, send }} />
    </>
  )
}

function SignBlank({ view, send }: Pick<TabProps, 'view' | 'send'>) {
  const say = useText()
  if (view.record.sheetSigned !== null) return null
  return (
    <TextEntry
      label={say(issuerScreen.note)}
      value=""
      action={say(issuerScreen.signedBlank)}
      onEnter={(reason) => send({ type: 'confirmation-sheet-signed', form: 'blank', reason })}
    />
  )
}
