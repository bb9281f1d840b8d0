/** The witnesses beside the officer at an act on a card that was checked (ISS-14, C4): marked for this act alone. */
import { type ReactNode, useState } from 'react'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { LEFT_OVER_SAYS } from '../session/screen-event.ts'
import { WITNESSES_MIN } from '../session/witnesses.ts'
import { Act, useWitnessesFirst } from './act.tsx'
import { Tick } from './fields.tsx'
import type { TabProps } from './words.ts'

interface BesideProps extends TabProps {
  readonly children: (witnesses: readonly number[]) => ReactNode
}

export function Beside({ view, children }: BesideProps) {
  const say = useText()
  const [marked, setMarked] = useState<readonly number[]>([])
  const { names, present } = view.record.witnesses
  const here = names.map((name, witness) => ({ name, witness })).filter(({ witness }) => present[witness] === true)
  const beside = here.map(({ witness }) => witness).filter((witness) => marked.includes(witness))
  return (
    <>
      <p>{say(issuerScreen.beside)}</p>
      {here.map(({ name, witness }) => (
        <Tick
          key={`${name} ${witness}`}
          label={name}
          done={marked.includes(witness)}
          onTick={(done) => setMarked([...marked.filter((each) => each !== witness), ...(done ? [witness] : [])])}
        />
      ))}
      <span className="desk-buttons">{children(beside)}</span>
    </>
  )
}

/** A card left pressed: the officer says what its machine says, and nothing is chosen beforehand. */
export function LeftOver(props: TabProps) {
  const say = useText()
  const first = useWitnessesFirst()
  return (
    <Beside {...props}>
      {(witnesses) =>
        LEFT_OVER_SAYS.map((says) => (
          <Act
            key={says}
            why={first(WITNESSES_MIN, witnesses)}
            onPress={() => props.send({ type: 'left-over-decided', says, witnesses: [...witnesses] })}
          >
            {say(issuerScreen[`leftOver_${says}`])}
          </Act>
        ))
      }
    </Beside>
  )
}
