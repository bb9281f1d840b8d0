/** The seats of one room: each passphrase leaves its field sealed for the key process (X-C5), which ends with the work. */
import { useState } from 'react'
import { PASSPHRASE_LETTERS_MAX, sealPassphrase } from '#election/keys/sealed-passphrase.ts'
import { BROWSERS_RANDOMNESS } from '#shell/screen/browsers-randomness.ts'
import { Button } from '#ui/components/button.tsx'
import { Entry } from '#ui/components/entry.tsx'
import { Progress } from '#ui/components/progress.tsx'
import { useText } from '#ui/language/language.tsx'
import type { Text, Values } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { isFull, type Room, type Seat } from '../session/room.ts'
import type { PageProps } from './page-props.ts'

interface RoomPageProps {
  readonly room: Room
  /** The office's passphrase is chosen here, not only repeated. */
  readonly firstKey: boolean
  readonly send: PageProps['send']
}

export function RoomPage({ room, firstKey, send }: RoomPageProps) {
  const say = useText()
  const { purpose, work } = room
  return (
    <section className="key-room" data-room={purpose}>
      <h2>{say(officeWords[`room_${purpose}`])}</h2>
      <p>{say(officeWords[`roomText_${purpose}`])}</p>
      <ol className="seats">
        {room.seats.map((seat) => (
          <SeatPlace
            key={seat.seat}
            seat={seat}
            name={seatName(room, seat.seat, say)}
            twice={(seat.seat > 0 && purpose !== 'prove') || (purpose === 'office' && firstKey)}
            sealTo={work === null ? room.sealTo : null}
            send={send}
          />
        ))}
      </ol>
      {work !== null && (
        <Progress label={say(officeWords[`phase_${work.phase}`])} done={work.done} whole={work.total} />
      )}
      <div className="office-row">
        {purpose !== 'prove' && (
          <Button kind="go" large disabled={!isFull(room) || work !== null} onPress={() => send({ type: 'do-work' })}>
            {say(officeWords[`do_${purpose}`])}
          </Button>
        )}
        <Button disabled={work !== null && purpose !== 'cards'} onPress={() => send({ type: 'close-room' })}>
          {say(purpose === 'prove' ? officeWords.closeProved : officeWords.closeRoom)}
        </Button>
      </div>
    </section>
  )
}

function seatName({ purpose }: Room, seat: number, say: (text: Text, values?: Values) => string): string {
  if (seat === 0) return say(officeWords.seat_office)
  return purpose === 'cards' ? say(officeWords.seat_pin) : say(officeWords.seat_holder, { seat })
}

interface SeatPlaceProps {
  readonly seat: Seat
  readonly name: string
  readonly twice: boolean
  /** Null: nothing can be given at this moment. */
  readonly sealTo: string | null
  readonly send: PageProps['send']
}

function SeatPlace({ seat: { seat, state }, name, twice, sealTo, send }: SeatPlaceProps) {
  const say = useText()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const same = !twice || passphrase === again
  const ready = sealTo !== null && state === 'empty' && same && passphrase !== ''
  const give = () => {
    if (!ready || passphrase.length > PASSPHRASE_LETTERS_MAX) return
    send({ type: 'give-passphrase', seat, sealed: sealPassphrase(sealTo, seat, passphrase, BROWSERS_RANDOMNESS) })
    setPassphrase('')
    setAgain('')
  }
  return (
    <li className={`seat seat-${state}`} data-seat={seat}>
      <strong>{name}</strong>
      <span>{say(officeWords[`seatState_${state}`])}</span>
      {state === 'empty' && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            give()
          }}
        >
          <Entry label={say(officeWords.passphrase)} kind="password" value={passphrase} onChange={setPassphrase} />
          {twice && (
            <Entry label={say(officeWords.passphraseAgain)} kind="password" value={again} onChange={setAgain} />
          )}
          {!same && again !== '' && <p>▲ {say(officeWords.notTheSame)}</p>}
          <Button disabled={!ready} onPress={give}>
            {say(officeWords.give)}
          </Button>
        </form>
      )}
    </li>
  )
}
