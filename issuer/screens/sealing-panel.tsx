/** Each medium by its serial number, sealed; originals and duplicates apart; the box locked (CLS-06, CLS-07). */

import { useState } from 'react'
import type { MachineId } from '#election/ids.ts'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { type IssuerScreenEvent, NAME_UNITS_MAX, type SealingTick } from '../session/screen-event.ts'
import { isSameLabel } from '../session/seal-label.ts'
import { presentWitnesses, WITNESSES_MIN } from '../session/witnesses.ts'
import { Act, Blocked, useTitleOf } from './act.tsx'
import { Beside } from './beside.tsx'
import { WitnessedTick } from './day-tick.tsx'
import { TextEntry, TextField, Tick } from './fields.tsx'
import type { TabProps } from './words.ts'

export function SealingPanel(props: TabProps) {
  const say = useText()
  const { view } = props
  return (
    <>
      <p className="waiting-for">▲ {say(issuerScreen.sealingWarning)}</p>
      <Blocked blocked={blockedOf(view)} />
      <div className="media-lines">
        {view.record.kiosks
          .filter((kiosk) => kiosk.wasStarted)
          .flatMap((kiosk) =>
            (['original', 'duplicate'] as const).map((role) => (
              <MediumLine key={`${kiosk.machine} ${role}`} {...props} role={role} machine={kiosk.machine} />
            )),
          )}
        <Container {...props} tick="originals-sealed" />
        <Container {...props} tick="duplicates-sealed" />
      </div>
      <Boxes {...props} />
    </>
  )
}

/** CLS-06: somebody could still vote at a machine. */
function blockedOf(view: TabProps['view']) {
  return view.openMachines.length === 0 ? null : view.boxesBlocked
}

interface ContainerProps extends TabProps {
  readonly tick: 'originals-sealed' | 'duplicates-sealed'
}

/** Two people read the label, and the second does not see what the first typed (decision 023). */
function Container(props: ContainerProps) {
  const say = useText()
  const { view, send, tick } = props
  const { sealing, sealLabels } = view.record.closing
  if (!sealing[tick]) return <OpenContainer {...props} />
  return (
    <div className="container-line">
      <span>
        {say(issuerScreen.sealLabelRead)} <strong className="label-number">{sealLabels[tick]}</strong>
      </span>
      <Tick label={say(issuerScreen[`seal_${tick}`])} done onTick={() => send(tickedBack(tick))} />
    </div>
  )
}

/** A part of its own, which begins empty: a container that is opened again gets another label, and both people read that one. */
function OpenContainer({ view, send, tick }: ContainerProps) {
  const say = useText()
  const { media } = view.record.closing
  const [label, setLabel] = useState('')
  const [again, setAgain] = useState('')
  const [isAgain, setIsAgain] = useState(false)
  const role = tick === 'originals-sealed' ? 'original' : 'duplicate'
  const unsealed = view.record.kiosks.some(
    ({ machine, wasStarted }) =>
      wasStarted && !media.some((each) => each.machine === machine && each.role === role && each.sealed),
  )
  const wanted =
    label.trim() === '' ? 'labelFirst' : again.trim() === '' || isAgain ? 'labelAgainFirst' : 'labelsDiffer'
  const agreed = label.trim() !== '' && isSameLabel(label, again)
  const first = unsealed ? issuerScreen.mediaFirst : agreed ? null : issuerScreen[wanted]
  return (
    <div className="container-line">
      <TextField
        label={say(issuerScreen.sealLabel)}
        value={label}
        longest={NAME_UNITS_MAX}
        covered={isAgain}
        onType={setLabel}
      />
      <TextField
        label={say(issuerScreen.sealLabelAgain)}
        value={again}
        longest={NAME_UNITS_MAX}
        onType={setAgain}
        onFocus={() => setIsAgain(true)}
        onBlur={() => setIsAgain(false)}
      />
      <Tick
        label={say(issuerScreen[`seal_${tick}`])}
        done={false}
        disabled={blockedOf(view) !== null || first !== null}
        onTick={(done) =>
          send({ type: 'sealing-ticked', tick, done, witnesses: [], label: label.trim(), again: again.trim() })
        }
      />
      <small className={`why-grey${first === null ? ' entry-done' : ''}`}>
        {say(first ?? issuerScreen.labelAgreed)}
      </small>
    </div>
  )
}

function tickedBack(tick: SealingTick): IssuerScreenEvent {
  return { type: 'sealing-ticked', tick, done: false, witnesses: [], label: '', again: '' }
}

/** CLS-07: before all witnesses, and only the outer lid. */
export function LidPanel(props: TabProps) {
  const say = useText()
  const { view, send } = props
  const { sealing } = view.record.closing
  if (sealing['ballot-box-locked']) {
    return (
      <Tick
        label={say(issuerScreen['seal_ballot-box-locked'])}
        done
        onTick={() => send(tickedBack('ballot-box-locked'))}
      />
    )
  }
  const least = Math.max(WITNESSES_MIN, presentWitnesses(view.record))
  const isOpen = !view.record.ticked.includes('inner-lid-locked')
  const boxesFirst = view.record.closing.boxesReady === null && view.nextDay === null
  return (
    <>
      <p className="step-line">
        {say(issuerScreen.lidHelp)} {say(issuerScreen.lidByWordsHelp)}
      </p>
      {isOpen && <WitnessedTick {...props} tick="inner-lid-locked" least={WITNESSES_MIN} />}
      <Beside {...props}>
        {(witnesses) => {
          const first = boxesFirst
            ? say(issuerScreen.boxesFirst)
            : isOpen
              ? say(issuerScreen.innerLidFirst)
              : witnesses.length < least
                ? say(issuerScreen.witnessesFirst, { count: least - witnesses.length })
                : null
          return (
            <Act
              kind="go"
              large
              why={first}
              onPress={() =>
                send({
                  type: 'sealing-ticked',
                  tick: 'ballot-box-locked',
                  done: true,
                  witnesses: [...witnesses],
                  label: '',
                  again: '',
                })
              }
            >
              {say(issuerScreen['seal_ballot-box-locked'])}
            </Act>
          )
        }}
      </Beside>
    </>
  )
}

function Boxes({ view, send }: TabProps) {
  const say = useText()
  const titleOf = useTitleOf()
  const ready = view.record.closing.boxesReady
  if (ready !== null) {
    return (
      <p className={ready.exception === '' ? 'entry-done' : 'number-wrong'}>
        {ready.exception === ''
          ? `✓ ${say(issuerScreen.boxesAreReady)}`
          : `▲ ${say(issuerScreen.boxesReadyBecause, { words: ready.exception })}`}
      </p>
    )
  }
  return (
    <>
      <div className="boxes-line">
        <Act
          kind="go"
          large
          why={view.boxesBlocked === null ? null : say(issuerScreen.waitingFor, { what: titleOf(view.boxesBlocked) })}
          onPress={() => send({ type: 'boxes-ready', exception: '' })}
        >
          {say(issuerScreen.boxesReady)}
        </Act>
      </div>
      <TextEntry
        label={say(issuerScreen.boxesException)}
        value=""
        action={say(issuerScreen.boxesReadyWithout)}
        onEnter={(exception) => send({ type: 'boxes-ready', exception })}
      />
    </>
  )
}

function MediumLine({
  view,
  send,
  machine,
  role,
}: TabProps & { readonly machine: MachineId; readonly role: 'original' | 'duplicate' }) {
  const say = useText()
  const noted = view.record.closing.media.find((medium) => medium.machine === machine && medium.role === role)
  const [serial, setSerial] = useState(noted?.serial ?? '')
  return (
    <div className="medium-line">
      <span>
        {machine} {say(issuerScreen[role])}
      </span>
      <TextInput
        aria-label={`${machine} ${say(issuerScreen[role])} ${say(issuerScreen.mediumNumber)}`}
        placeholder={say(issuerScreen.mediumNumber)}
        value={noted?.sealed ? noted.serial : serial}
        maxLength={40}
        readOnly={noted?.sealed}
        onChange={(event) => setSerial(event.target.value)}
      />
      <Tick
        label={say(issuerScreen.sealed)}
        done={noted?.sealed ?? false}
        disabled={serial.trim() === '' || view.openMachines.includes(machine)}
        onTick={(sealed) => send({ type: 'medium-noted', machine, role, serial: serial.trim(), sealed })}
      />
    </div>
  )
}
