/** The PC of another mixer. It counts nothing, asks for no passphrase, and shows what the hall compares with the first PC. */
import { figure } from '#election/figure.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { lostPlace } from '#ui/language/lost-place.ts'
import { carryWords } from '#ui/messages/tally-carry.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { CarriedMixed } from '../session/view.ts'
import { CarryNumber } from './carry-number.tsx'
import type { PageProps } from './page-props.ts'
import { StageBar } from './stage-bar.tsx'

export function SecondPage({ view, send }: PageProps) {
  const say = useText()
  const { carriedMixed: mixed, busy } = view
  return (
    <section className="tally-centre second" data-mixed={mixed !== null}>
      <h1 className="tally-title">{say(carryWords.secondTitle)}</h1>
      {mixed === null ? <p>{say(carryWords.secondText)}</p> : <Mixed mixed={mixed} />}
      {mixed === null && (
        <Button kind="go" large disabled={busy !== null} onPress={() => send({ type: 'mix-carried' })}>
          {say(tallyWords.mixCarried)}
        </Button>
      )}
      <StageBar progress={view.progress} />
      {/* In its corner before and after: who still presses "mix" as the mix ends does not leave with it. */}
      <div className="second-leave">
        <Button disabled={busy !== null} onPress={() => send({ type: 'leave-mixing' })}>
          {say(tallyWords.leaveMixing)}
        </Button>
      </div>
    </section>
  )
}

function Mixed({ mixed }: { readonly mixed: CarriedMixed }) {
  const say = useText()
  const { list, mix, records, seals, online, lost, mixers } = mixed
  const places = lost.map((each) => lostPlace(each, say)).join(' / ')
  return (
    <>
      <p>{say(carryWords.secondHolds, { seals: figure(seals), records: figure(records), mixers })}</p>
      {online && <p data-online>{say(carryWords.secondOnline)}</p>}
      {lost.length > 0 && <p className="carry-lost">▲ {say(carryWords.secondLost, { places })}</p>}
      <CarryNumber words={carryWords.inNumber} number={list} />
      <CarryNumber words={carryWords.mixNumber} number={mix} />
      <p>{say(carryWords.secondCompare)}</p>
      <p className="carry-hall">{say(carryWords.secondOff)}</p>
    </>
  )
}
