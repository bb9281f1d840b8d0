/** CNT-01, CNT-02: a station by its transport list: seal and lock of each container first, then item by item as the paper has them. */

import { useId, useState } from 'react'
import {
  type Container,
  type ContainerSeen,
  containers,
  type TransportItem,
  transportItems,
} from '#election/count/arrival.ts'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { arrivalWords } from '#words/tally.ts'
import type { StationView } from '../session/view.ts'
import type { PageProps } from './page-props.ts'
import './arrival.css'

interface ArrivalProps extends Pick<PageProps, 'send'> {
  readonly station: StationView
  /** The name of the person who received the station before; empty: nobody yet. */
  readonly lastClerk: string
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
type Items = Partial<Record<TransportItem, Looked>>
type Boxes = Readonly<Record<Container, LookedContainer>>

const NOT_LOOKED: Looked = { there: null, note: '' }
const AS_LISTED: Looked = { there: true, note: '' }
const NOT_SEEN: LookedContainer = { sealed: null, locked: null, label: '' }

export function ArrivalDialog({ station, lastClerk, send, onClose }: ArrivalProps) {
  const say = useText()
  const sent = station.arrival
  const [items, setItems] = useState(() => itemsOf(sent))
  const [boxes, setBoxes] = useState(() => boxesOf(sent))
  const [clerk, setClerk] = useState(sent?.clerk ?? lastClerk)
  const seen = containersSeen(boxes)
  const first = firstMissing(boxes, items, clerk)
  const why = useId()
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
          <label className="field arrival-clerk">
            <span>{say(arrivalWords.clerk)}</span>
            <TextInput maxLength={60} value={clerk} onChange={(event) => setClerk(event.target.value)} />
          </label>
          <span className="arrival-first" id={why}>
            {first !== null && say(arrivalWords[first])}
          </span>
          <Button kind="go" disabled={first !== null} describedBy={why} onPress={receive}>
            {say(arrivalWords.receive)}
          </Button>
        </>
      }
    >
      <Containers {...{ boxes, items }} onBoxes={setBoxes} onItems={setItems} />
      <Items items={items} locked={seen === null} onLook={setItems} />
    </Dialog>
  )
}

interface ContainersProps {
  readonly boxes: Boxes
  readonly items: Items
  readonly onBoxes: (boxes: Boxes) => void
  readonly onItems: (items: Items) => void
}

/** Decision 027: what is open or torn is pressed first; one press then says of the others that they are whole. */
function Containers({ boxes, items, onBoxes, onItems }: ContainersProps) {
  const say = useText()
  const rest = () =>
    onBoxes(eachBox((box) => ({ ...boxes[box], sealed: boxes[box].sealed ?? true, locked: boxes[box].locked ?? true })))
  return (
    <section className="arrival-part" aria-label={say(arrivalWords.boxesText)}>
      <div className="arrival-head">
        <p>{say(arrivalWords.boxesText)}</p>
        <Button disabled={containersSeen(boxes) !== null} onPress={rest}>
          {say(arrivalWords.boxesWhole)}
        </Button>
      </div>
      <ul>
        {containers.map((box) => (
          <li key={box} data-box={box} data-item={box} className="arrival-item">
            <span className="arrival-name">{say(arrivalWords[`item_${box}`])}</span>
            <SealAndLock box={box} seen={boxes[box]} onLook={(to) => onBoxes({ ...boxes, [box]: to })} />
            <AsListed looked={items[box] ?? NOT_LOOKED} onLook={(to) => onItems({ ...items, [box]: to })} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ItemsProps {
  readonly items: Items
  /** While a seal or a lock is still to be looked at. */
  readonly locked: boolean
  readonly onLook: (items: Items) => void
}

/** Decision 027: what is not as listed is pressed first; then one press says it of the rest. */
function Items({ items, locked, onLook }: ItemsProps) {
  const say = useText()
  const why = useId()
  const open = transportItems.filter((item) => (items[item]?.there ?? null) === null)
  const rest = () => onLook({ ...items, ...Object.fromEntries(open.map((item) => [item, AS_LISTED])) })
  return (
    <section className="arrival-part" aria-label={say(arrivalWords.text)}>
      <div className="arrival-head">
        <p id={why}>{say(locked ? arrivalWords.boxesFirst : arrivalWords.text)}</p>
        <Button disabled={locked || open.length === 0} describedBy={why} onPress={rest}>
          {say(arrivalWords.restAsListed)}
        </Button>
      </div>
      <ul className="arrival-items">
        {OTHER_ITEMS.map((item) => (
          <li key={item} data-item={item} className="arrival-item">
            <span className="arrival-name">{say(arrivalWords[`item_${item}`])}</span>
            <AsListed looked={items[item] ?? NOT_LOOKED} onLook={(to) => onLook({ ...items, [item]: to })} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface AsListedProps {
  readonly looked: Looked
  readonly onLook: (looked: Looked) => void
}

function AsListed({ looked, onLook }: AsListedProps) {
  const say = useText()
  const { there, note } = looked
  return (
    <>
      <Button pressed={there === true} onPress={() => onLook(AS_LISTED)}>
        {there === true && '✓ '}
        {say(arrivalWords.asListed)}
      </Button>
      <Button pressed={there === false} onPress={() => onLook({ there: false, note })}>
        {there === false && '▲ '}
        {say(arrivalWords.differs)}
      </Button>
      {there === false && (
        <TextInput
          aria-label={say(arrivalWords.note)}
          placeholder={say(arrivalWords.note)}
          maxLength={400}
          value={note}
          onChange={(event) => onLook({ there, note: event.target.value })}
        />
      )}
    </>
  )
}

interface SealAndLockProps {
  readonly box: Container
  readonly seen: LookedContainer
  readonly onLook: (seen: LookedContainer) => void
}

function SealAndLock({ box, seen, onLook }: SealAndLockProps) {
  const say = useText()
  const number = box === OPENED_HERE ? arrivalWords.label : arrivalWords.labelIfOther
  return (
    <>
      {(['sealed', 'locked'] as const).map((what) => (
        <span key={what} className="arrival-pair" data-of={what}>
          <span>{say(arrivalWords[what])}</span>
          {([true, false] as const).map((is) => (
            <Button key={String(is)} pressed={seen[what] === is} onPress={() => onLook({ ...seen, [what]: is })}>
              {seen[what] === is && (is ? '✓ ' : '▲ ')}
              {say(is ? arrivalWords.yes : arrivalWords.no)}
            </Button>
          ))}
        </span>
      ))}
      <TextInput
        aria-label={say(number)}
        letters="digits"
        placeholder={say(number)}
        maxLength={60}
        value={seen.label}
        onChange={(event) => onLook({ ...seen, label: event.target.value })}
      />
    </>
  )
}

/** Decision 027: its seal is cut at this table; of the others the number can be read again. */
const OPENED_HERE: Container = 'originals'

const OTHER_ITEMS = transportItems.filter((item) => !containers.some((container) => container === item))

function isNumbered(boxes: Boxes): boolean {
  const { sealed, label } = boxes[OPENED_HERE]
  return sealed === false || label.trim() !== ''
}

/** The page shows the list as it was sent: people mend one line, and answer no other anew. */
function boxesOf(sent: StationView['arrival']): Boxes {
  return eachBox((box) => sent?.containers.find(({ container }) => container === box) ?? NOT_SEEN)
}

function itemsOf(sent: StationView['arrival']): Items {
  if (sent === null) return {}
  const noteOf = (item: TransportItem) => sent.differing.find((each) => each.item === item)?.note
  const looked = (note: string | undefined): Looked => (note === undefined ? AS_LISTED : { there: false, note })
  return Object.fromEntries(transportItems.map((item) => [item, looked(noteOf(item))]))
}

/** The reason for a grey button, in the order of the page; null: it may be pressed. */
export function firstMissing(boxes: Boxes, items: Items, clerk: string) {
  if (containersSeen(boxes) === null) return 'firstBoxes'
  if (!isNumbered(boxes)) return 'firstLabel'
  if (!transportItems.every((item) => isAnswered(items[item] ?? NOT_LOOKED))) return 'firstItems'
  return clerk.trim() === '' ? 'firstClerk' : null
}

function eachBox(seen: (box: Container) => LookedContainer): Boxes {
  return { originals: seen('originals'), duplicates: seen('duplicates'), 'ballot-box': seen('ballot-box') }
}

function isAnswered({ there, note }: Looked): boolean {
  return there === true || (there === false && note.trim() !== '')
}

/** Null while one was not looked at. */
function containersSeen(boxes: Boxes): ContainerSeen[] | null {
  const seen = containers.flatMap((container): ContainerSeen[] => {
    const { sealed, locked, label } = boxes[container]
    return sealed === null || locked === null ? [] : [{ container, sealed, locked, label: label.trim() }]
  })
  return seen.length === containers.length ? seen : null
}
