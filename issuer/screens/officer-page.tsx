/** Before an act of the presiding officer: what it does, the operator card and its PIN, and the way back (ROL-02). */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Values } from '#ui/messages/message.ts'
import type { Corrected } from '../session/day-names.ts'
import { atReception } from '../session/facts.ts'
import type { OfficerAct, OfficerAsked } from '../session/state.ts'
import { OwnerLine } from './mistaken-page.tsx'
import { OrderLines, PersonLine } from './order-page.tsx'
import { markWords } from './roll-panel.tsx'
import { PinEntry } from './start-pages.tsx'
import { VoterLine } from './voter-words.tsx'
import type { TabProps } from './words.ts'

export function OfficerPage({ head, view, send, asked }: TabProps & { readonly asked: OfficerAsked }) {
  const say = useText()
  const { act, working, failure } = asked
  const unopened = act.type === 'postpone' && view.record.openedAt === null
  const ofSlip = act.type === 'change-roll' && head.slips
  const words = ofSlip
    ? issuerScreen.slipVoidRead
    : act.type === 'go-on-without-list' && act.online
      ? issuerScreen.rollWaiveOnlineWords
      : issuerScreen[`officer_${act.type}_words`]
  return (
    <section className="panel officer-page" data-act={act.type}>
      <h2>{say(titleOf(act, unopened, ofSlip))}</h2>
      <p>{say(unopened ? issuerScreen.postponeUnopenedWords : words, versionOf(act))}</p>
      {'name' in act && <p className="desk-next">{say(issuerScreen.officerActName, { words: act.name })}</p>}
      {'change' in act && (
        <p className="desk-next">
          {say(issuerScreen.rollChanged, {
            number: act.change.rollNo,
            mark: markWords(say, act.change, atReception(head)),
            source: act.change.from,
          })}
        </p>
      )}
      {'marks' in act && (
        <p className="desk-next">
          {say(issuerScreen.paperMarksAbout, { people: act.marks.persons, words: act.marks.words })}
        </p>
      )}
      {/* A slip is nobody's row: who came with it, the city's system knows. */}
      {'person' in act && !head.slips && <PersonLine rollNo={act.change.rollNo} person={act.person} />}
      {'row' in act && <OrderLines row={act.row} />}
      {'asked' in act && <p className="desk-next">{say(issuerScreen.officerSeen, { words: act.asked.seen })}</p>}
      {act.type === 'move-mark' && (
        <>
          <VoterLine voter={act.voter} />
          <OwnerLine owner={act.owner} />
        </>
      )}
      {'handedTo' in act && <p className="desk-next">{say(issuerScreen.officerHandedTo, { words: act.handedTo })}</p>}
      {'changed' in act && <Undone changed={act.changed} />}
      {'reason' in act && <p className="desk-next">{say(issuerScreen.officerReason, { words: act.reason })}</p>}
      <PinEntry
        title={say(issuerScreen.officerCard)}
        use={head.use}
        reader={view.reader}
        working={working}
        failure={failure}
        onPin={(pin) => send({ type: 'pin-entered', pin })}
      />
      {!working && act.type !== 'unlock' && (
        <span className="desk-buttons">
          <Button shortcut="Esc" onPress={() => send({ type: 'operation-cancelled' })}>
            {say(issuerScreen.cancel)}
          </Button>
        </span>
      )}
    </section>
  )
}

function titleOf({ type }: OfficerAct, unopened: boolean, ofSlip: boolean) {
  if (ofSlip) return issuerScreen.slipVoid
  return unopened ? issuerScreen.postponeUnopened : issuerScreen[`officer_${type}`]
}

function versionOf(act: OfficerAct): Values {
  return 'version' in act ? { version: act.version } : {}
}

/** The entries since the correction was begun, which are dropped with it. */
function Undone({ changed }: { readonly changed: readonly Corrected[] }) {
  const say = useText()
  if (changed.length === 0) return <p className="desk-next">{say(issuerScreen.correctionUnchanged)}</p>
  const what = changed.map((each) => say(issuerScreen[`corrected_${each}`])).join('・')
  return <p className="desk-next">{say(issuerScreen.correctionUndone, { what })}</p>
}
