/** The seats of one room: each passphrase leaves its field sealed for the key process (X-C5), which ends with the work. */
import { useState } from 'react'
import { PASSPHRASE_LETTERS_MAX, sealPassphrase } from '#election/keys/sealed-passphrase.ts'
import { BROWSERS_RANDOMNESS } from '#shell/screen/browsers-randomness.ts'
import { Entry } from '#ui/components/entry.tsx'
import { Progress } from '#ui/components/progress.tsx'
import { useText } from '#ui/language/language.tsx'
import type { Text, Values } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { isFull, type Room, type Seat } from '../session/room.ts'
import { Act, type Reason, reasonOf, typed, useFillIn } from './act.tsx'
import type { PageProps } from './page-props.ts'

/** The line that says what is being made. */
const AT_WORK = 'room-at-work'

interface RoomPageProps {
  readonly room: Room
  /** The office's passphrase is chosen here, not only repeated. */
  readonly firstKey: boolean
  readonly send: PageProps['send']
}

export function RoomPage({ room, firstKey, send }: RoomPageProps) {
  const say = useText()
  const { purpose, work } = room
  const atWork = work === null ? null : { at: AT_WORK }
  const whyNotAll = officeWords[room.seats.some(({ name }) => name !== null) ? 'whyTwoSigners' : 'whySeats']
  const notAll = isFull(room) ? null : { words: say(whyNotAll) }
  return (
    <section className="key-room" data-room={purpose}>
      <h2>{say(officeWords[`room_${purpose}`])}</h2>
      <p>{say(officeWords[`roomText_${purpose}`])}</p>
      <ol className="seats">
        {room.seats.map((seat) => (
          <SeatPlace
            key={seat.seat}
            seat={seat}
            name={seatName(room, seat, say)}
            secret={purpose === 'cards' && seat.seat > 0 ? PIN : PASSPHRASE}
            twice={(seat.seat > 0 && seat.name === null && purpose !== 'prove') || (purpose === 'office' && firstKey)}
            sealTo={work === null ? room.sealTo : null}
            atWork={atWork}
            send={send}
          />
        ))}
      </ol>
      {work !== null && (
        <div id={AT_WORK}>
          <Progress label={say(officeWords[`phase_${work.phase}`])} done={work.done} whole={work.total} />
        </div>
      )}
      <div className="office-row">
        {purpose !== 'prove' && (
          <Act kind="go" large why={atWork ?? notAll} onPress={() => send({ type: 'do-work' })}>
            {say(officeWords[`do_${purpose}`])}
          </Act>
        )}
        <Act why={purpose === 'cards' ? null : atWork} onPress={() => send({ type: 'close-room' })}>
          {say(purpose === 'prove' ? officeWords.closeProved : officeWords.closeRoom)}
        </Act>
      </div>
    </section>
  )
}

function seatName({ purpose }: Room, { seat, name }: Seat, say: (text: Text, values?: Values) => string): string {
  if (name !== null) return say(officeWords.seat_signer, { name })
  if (seat === 0) return say(officeWords.seat_office)
  return purpose === 'cards' ? say(officeWords.seat_pin) : say(officeWords.seat_holder, { seat })
}

/** An operator card has a PIN; everything else is under a passphrase. */
interface Secret {
  readonly once: Text
  readonly again: Text
  readonly differ: Text
}

const PASSPHRASE: Secret = {
  once: officeWords.passphrase,
  again: officeWords.passphraseAgain,
  differ: officeWords.notTheSame,
}
const PIN: Secret = { once: officeWords.pin, again: officeWords.pinAgain, differ: officeWords.pinsDiffer }

interface SeatPlaceProps {
  readonly seat: Seat
  readonly name: string
  readonly secret: Secret
  readonly twice: boolean
  /** Null: nothing can be given at this moment. */
  readonly sealTo: string | null
  readonly atWork: Reason | null
  readonly send: PageProps['send']
}

function SeatPlace({ seat: { seat, state }, name, secret, twice, sealTo, atWork, send }: SeatPlaceProps) {
  const say = useText()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const same = !twice || passphrase === again
  const fillIn = useFillIn()
  const opens = typed(say(officeWords.whyRoomOpens), sealTo === null)
  const empty = fillIn([secret.once, passphrase !== ''], ...(twice ? [[secret.again, again !== ''] as const] : []))
  const differ = typed(`▲ ${say(secret.differ)}`, !same)
  const lacks = [opens, empty, differ]
  const give = () => {
    if (reasonOf(atWork, lacks) !== null || sealTo === null || passphrase.length > PASSPHRASE_LETTERS_MAX) return
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
          <Entry label={say(secret.once)} kind="password" value={passphrase} onChange={setPassphrase} />
          {twice && <Entry label={say(secret.again)} kind="password" value={again} onChange={setAgain} />}
          <Act why={atWork} lacks={lacks} onPress={give}>
            {say(officeWords.give)}
          </Act>
        </form>
      )}
    </li>
  )
}
