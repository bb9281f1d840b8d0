/** Empty seats that fill: each holder puts the stick with the share in, types name and passphrase; with k of them the count can begin. */

import { useState } from 'react'
import { figure } from '#election/figure.ts'
import { BROWSERS_RANDOMNESS } from '#shell/screen/browsers-randomness.ts'
import { Button } from '#ui/components/button.tsx'
import { Entry } from '#ui/components/entry.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { carryWords } from '#ui/messages/tally-carry.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { minutesWords } from '#words/tally.ts'
import { provideShare } from '../session/sealed-passphrase.ts'
import type { MixedList, SeatView } from '../session/view.ts'
import { CarryPage } from './carry-page.tsx'
import { Missing } from './missing.tsx'
import type { PageProps } from './page-props.ts'
import { StageBar } from './stage-bar.tsx'

interface KeysPageProps extends PageProps {
  /** Entries for the records that nobody has recorded: this window has them, and ends when the keys are not needed any more (X-C5). */
  readonly unsaved: boolean
}

export function KeysPage({ view, send, unsaved }: KeysPageProps) {
  if (view.carried !== null) return <CarryPage view={view} send={send} />
  if (view.mixed === null) return <MixPage view={view} send={send} />
  return <SeatsPage view={view} send={send} unsaved={unsaved} />
}

/** The votes are mixed while nobody has typed anything. */
function MixPage({ view, send }: PageProps) {
  const say = useText()
  const ready = view.busy === null && view.mayCount
  return (
    <div className="keys">
      <section>
        <h2>{say(tallyWords.mixTitle)}</h2>
        <p>{say(tallyWords.mixText)}</p>
        <div className="keys-count">
          <Button kind="go" large disabled={!ready} onPress={() => send({ type: 'count' })}>
            {say(tallyWords.mix)}
          </Button>
          {view.mayCarry && (
            <Button large disabled={!ready} onPress={() => send({ type: 'mix-with-second' })}>
              {say(tallyWords.mixSecond)}
            </Button>
          )}
          <p className="quiet">{say(tallyWords.mixHint)}</p>
          <StageBar progress={view.progress} />
        </div>
      </section>
      <Missing view={view} />
    </div>
  )
}

function SeatsPage({ view, send, unsaved }: KeysPageProps) {
  const say = useText()
  const filled = view.seats.filter((seat) => seat.state === 'filled').length
  const how = filled < view.threshold && <p>{say(tallyWords.sharesHow)}</p>
  return (
    <div className="keys">
      <section>
        <h2>{say(tallyWords.seats)}</h2>
        <p>{say(tallyWords.seatsText, { threshold: view.threshold, filled })}</p>
        {unsaved && <p className="note">{say(minutesWords.lostWithKeys)}</p>}
        {view.mixed !== null && <p>{say(tallyWords.mixedText, figures(view.mixed))}</p>}
        <ol className="seats">
          {view.seats.map((seat) => (
            <Seat
              key={seat.index}
              seat={seat}
              of={{ all: view.seats.length, threshold: view.threshold, left: view.threshold - filled }}
              sealTo={view.busy === null ? view.sealTo : null}
              mixed={view.mixed}
              send={send}
            />
          ))}
        </ol>
        {view.sharesAside.map(({ file, why }) => (
          <p key={file}>▲ {say(tallyWords[`shareAside_${why}`], { file })}</p>
        ))}
        <div className="keys-count">
          <p className="quiet">{say(tallyWords.countHint)}</p>
          <StageBar progress={view.progress} />
        </div>
      </section>
      <div>
        <Missing view={view} />
        {/* Beside the seats, for a seat with its tick and its button is as high as a small screen. */}
        <div className="keys-help">{how}</div>
        {view.mixed?.second != null && (
          <p className="keys-help carry-from-second">{say(carryWords.fromSecond, { second: view.mixed.second })}</p>
        )}
        {filled < view.threshold && view.seats.some(({ file }) => !file) && (
          <p className="keys-help">{say(tallyWords.sharesNone, { threshold: view.threshold })}</p>
        )}
      </div>
    </div>
  )
}

function figures({ records, refused, mixers }: MixedList) {
  return { records: figure(records), refused: figure(refused), mixers }
}

const SIGN = {
  empty: '○',
  checking: '…',
  filled: '●',
  'wrong-passphrase': '○',
  'no-file': '○',
  refused: '▲',
} as const

/** The next act of its holder; once enough are in, nobody goes looking for the others. */
function nextOf({ file, state }: SeatView, left: number) {
  if (file && state === 'filled') return tallyWords.fileBack
  if (file) return tallyWords.fileThere
  return left > 0 ? tallyWords.fileMissing : tallyWords.seatNotNeeded
}

interface SeatProps {
  readonly seat: SeatView
  /** All seats, the number that is needed, and the number still needed. */
  readonly of: { readonly all: number; readonly threshold: number; readonly left: number }
  /** Null: nothing can be given at this moment. */
  readonly sealTo: string | null
  /** The list that the holder opens, and has to agree to. */
  readonly mixed: MixedList | null
  readonly send: PageProps['send']
}

/** The passphrase leaves this field sealed for the key process. The rest of it in this browser's memory ends with the browser (X-C5). */
function Seat({ seat, of, sealTo, mixed, send }: SeatProps) {
  const say = useText()
  const [passphrase, setPassphrase] = useState('')
  const [holder, setHolder] = useState('')
  // H6: to this number, and to no other one that a new mix may have.
  const [agreed, setAgreed] = useState<number | null>(null)
  const isAgreed = mixed === null || agreed === mixed.records
  const ready = sealTo !== null && passphrase !== '' && holder.trim() !== '' && isAgreed
  const give = () => {
    if (!ready) return
    const typed = { index: seat.index, passphrase, records: mixed?.records }
    const given = provideShare(sealTo, typed, BROWSERS_RANDOMNESS)
    send({ ...given, holder: holder.trim() })
    setPassphrase('')
  }
  return (
    <li className={`seat seat-${seat.state}`} data-seat={seat.index}>
      <strong>{say(tallyWords.seat, { index: seat.index })}</strong>
      <span>
        <span aria-hidden="true">{SIGN[seat.state]} </span>
        {say(tallyWords[`seat_${seat.state}`])}
      </span>
      {seat.state === 'filled' && seat.holder !== '' && <span>{seat.holder}</span>}
      {seat.state !== 'filled' && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            give()
          }}
        >
          <label className="field">
            <span>{say(tallyWords.holder)}</span>
            <TextInput maxLength={60} value={holder} onChange={(event) => setHolder(event.target.value)} />
          </label>
          <Entry label={say(tallyWords.passphrase)} kind="password" value={passphrase} onChange={setPassphrase} />
          {mixed !== null && (
            <label className="agree">
              <input
                className="agree-box"
                type="checkbox"
                checked={isAgreed}
                onChange={(event) => setAgreed(event.target.checked ? mixed.records : null)}
              />
              <span>{say(tallyWords.agree, figures(mixed))}</span>
            </label>
          )}
          <Button disabled={!ready} onPress={give}>
            {say(tallyWords.give)}
          </Button>
          {/* In a form of two lines Enter does nothing without a button of its own. */}
          <button type="submit" hidden />
        </form>
      )}
      {/* Below the button: a stick is seen at any moment, and must not move what its holder presses. */}
      {(seat.file || seat.state !== 'filled') && (
        <span className="seat-next">{say(nextOf(seat, of.left), { index: seat.index, ...of })}</span>
      )}
    </li>
  )
}
