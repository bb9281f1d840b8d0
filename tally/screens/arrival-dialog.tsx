/** CNT-01, CNT-02: a station by its transport list, item by item as the paper has them, with the seal and lock of each container. */
import { useState } from 'react'
import {
  type Container,
  type ContainerSeen,
  containers,
  type TransportItem,
  transportItems,
} from '#election/count/arrival.ts'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { useText } from '#ui/language/language.tsx'
import { arrivalWords } from '#ui/messages/tally-arrival.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { StationView } from '../session/view.ts'
import { Field, namesIn } from './field.tsx'
import type { PageProps } from './page-props.ts'

interface ArrivalProps extends Pick<PageProps, 'send'> {
  readonly station: StationView
  readonly onClose: () => void
}

/** Null: nobody has looked yet. */
interface Looked {
  readonly there: boolean | null
  readonly note: string
}
interface LookedContainer {
  readonly sealed: boolean | null
  readonly locked: boolean | null
  readonly label: string
}

const NOT_LOOKED: Looked = { there: null, note: '' }
const NOT_SEEN: LookedContainer = { sealed: null, locked: null, label: '' }

export function ArrivalDialog({ station, send, onClose }: ArrivalProps) {
  const say = useText()
  const [items, setItems] = useState<Partial<Record<TransportItem, Looked>>>({})
  const [boxes, setBoxes] = useState<Partial<Record<Container, LookedContainer>>>({})
  const [clerk, setClerk] = useState('')
  const answered = transportItems.every((item) => isAnswered(items[item] ?? NOT_LOOKED))
  const seen = containersSeen(boxes)
  const ready = answered && seen !== null && clerk.trim() !== ''
  const receive = () => {
    if (seen === null) return
    const differing = transportItems.flatMap((item) =>
      items[item]?.there === false ? [{ item, note: items[item]?.note.trim() ?? '' }] : [],
    )
    send({ type: 'receive-station', station: station.id, clerk: clerk.trim(), differing, containers: seen })
    onClose()
  }
  return (
    <Dialog
      title={say(arrivalWords.title, { station: station.id })}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="go" disabled={!ready} onPress={receive}>
            {say(arrivalWords.receive)}
          </Button>
        </>
      }
    >
      <p>{say(arrivalWords.text)}</p>
      <ul className="arrival-items">
        {transportItems.map((item) => (
          <li key={item} data-item={item}>
            <Item item={item} looked={items[item] ?? NOT_LOOKED} onLook={(to) => setItems({ ...items, [item]: to })} />
            {isContainer(item) && (
              <ContainerRow seen={boxes[item] ?? NOT_SEEN} onLook={(to) => setBoxes({ ...boxes, [item]: to })} />
            )}
          </li>
        ))}
      </ul>
      <label className="field">
        <span>{say(arrivalWords.clerk)}</span>
        <input maxLength={60} value={clerk} onChange={(event) => setClerk(event.target.value)} />
      </label>
    </Dialog>
  )
}

interface ItemProps {
  readonly item: TransportItem
  readonly looked: Looked
  readonly onLook: (looked: Looked) => void
}

function Item({ item, looked, onLook }: ItemProps) {
  const say = useText()
  const { there, note } = looked
  return (
    <div className="arrival-item">
      <span>{say(arrivalWords[`item_${item}`])}</span>
      <Button pressed={there === true} onPress={() => onLook({ there: true, note: '' })}>
        {there === true && '✓ '}
        {say(arrivalWords.asListed)}
      </Button>
      <Button pressed={there === false} onPress={() => onLook({ there: false, note })}>
        {there === false && '▲ '}
        {say(arrivalWords.differs)}
      </Button>
      {there === false && (
        <input
          aria-label={say(arrivalWords.note)}
          placeholder={say(arrivalWords.note)}
          maxLength={400}
          value={note}
          onChange={(event) => onLook({ there, note: event.target.value })}
        />
      )}
    </div>
  )
}

function ContainerRow({
  seen,
  onLook,
}: {
  readonly seen: LookedContainer
  readonly onLook: (seen: LookedContainer) => void
}) {
  const say = useText()
  return (
    <div className="arrival-item arrival-container">
      {(['sealed', 'locked'] as const).map((what) => (
        <span key={what} className="arrival-pair">
          <span>{say(arrivalWords[what])}</span>
          {([true, false] as const).map((is) => (
            <Button key={String(is)} pressed={seen[what] === is} onPress={() => onLook({ ...seen, [what]: is })}>
              {seen[what] === is && (is ? '✓ ' : '▲ ')}
              {say(is ? arrivalWords.yes : arrivalWords.no)}
            </Button>
          ))}
        </span>
      ))}
      <input
        aria-label={say(arrivalWords.label)}
        placeholder={say(arrivalWords.label)}
        maxLength={60}
        value={seen.label}
        onChange={(event) => onLook({ ...seen, label: event.target.value })}
      />
    </div>
  )
}

/** CNT-02: why what is open is taken all the same, in the election chair's words. */
export function ContainerDialog({ station, send, onClose }: ArrivalProps) {
  const say = useText()
  const [reason, setReason] = useState('')
  const [names, setNames] = useState('')
  const ready = reason.trim() !== '' && namesIn(names).length > 0
  const decide = () => {
    send({ type: 'decide-container', station: station.id, reason, by: namesIn(names) })
    onClose()
  }
  return (
    <Dialog
      title={say(arrivalWords.decideTitle, { station: station.id })}
      answers={
        <>
          <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
          <Button kind="staff" disabled={!ready} onPress={decide}>
            {say(tallyWords.record)}
          </Button>
        </>
      }
    >
      {station.arrival?.open.map(({ container, sealed, locked }) => (
        <p key={container}>
          ▲ {say(arrivalWords[`item_${container}`])}：{say(arrivalWords.sealed)}{' '}
          {say(sealed ? arrivalWords.yes : arrivalWords.no)}　{say(arrivalWords.locked)}{' '}
          {say(locked ? arrivalWords.yes : arrivalWords.no)}
        </p>
      ))}
      <p>{say(arrivalWords.decideText)}</p>
      <Field label={say(tallyWords.reason)} value={reason} onChange={setReason} />
      <Field label={say(tallyWords.names)} value={names} onChange={setNames} />
    </Dialog>
  )
}

function isContainer(item: TransportItem): item is Container {
  return containers.some((container) => container === item)
}

function isAnswered({ there, note }: Looked): boolean {
  return there === true || (there === false && note.trim() !== '')
}

/** Null while one was not looked at. */
function containersSeen(boxes: Partial<Record<Container, LookedContainer>>): ContainerSeen[] | null {
  const seen = containers.flatMap((container): ContainerSeen[] => {
    const { sealed, locked, label } = boxes[container] ?? NOT_SEEN
    return sealed === null || locked === null ? [] : [{ container, sealed, locked, label: label.trim() }]
  })
  return seen.length === containers.length ? seen : null
}
