/** The thing that the mouse or the keyboard holds: pick a thing up with a press, put it down with a press; dragging does the same. */
import { createContext, type DragEvent, type ReactNode, useContext } from 'react'
import { useText } from '#ui/language/language.tsx'
import { deskWords } from '#ui/messages/desk.ts'
import { usePointed } from './pointed.ts'

export type ThingKind = 'card' | 'medium'

export interface Thing {
  readonly kind: ThingKind
  readonly id: string
  readonly name: string
}

export interface Holding {
  readonly held: Thing | null
  readonly pick: (thing: Thing | null) => void
  readonly put: (thing: Thing, place: string) => void
}

export const HoldingContext = createContext<Holding>({ held: null, pick: () => {}, put: () => {} })

/** Something that can be carried. */
export function Carried({
  thing,
  className,
  children,
}: {
  readonly thing: Thing
  readonly className: string
  readonly children: ReactNode
}) {
  const { held, pick } = useContext(HoldingContext)
  const pointed = usePointed()
  const isHeld = held?.id === thing.id
  return (
    <button
      type="button"
      draggable
      className={`carried ${className} ${pointed(thing.id)}`}
      aria-pressed={isHeld}
      aria-label={thing.name}
      data-thing={thing.id}
      onClick={() => pick(isHeld ? null : thing)}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', thing.id)
        pick(thing)
      }}
      onDragEnd={() => pick(null)}
    >
      {children}
    </button>
  )
}

/** Somewhere that takes things of one kind. `full`: nothing more fits. */
export function Place(props: {
  readonly id: string
  readonly takes: ThingKind
  readonly label: string
  readonly full?: boolean
  readonly children?: ReactNode
}) {
  const { held, put } = useContext(HoldingContext)
  const say = useText()
  const pointed = usePointed()
  const open = held?.kind === props.takes && props.full !== true
  const drop = () => {
    if (held && open) put(held, props.id)
  }
  const over = (event: DragEvent) => {
    if (open) event.preventDefault()
  }
  return (
    <section
      className={`place${open ? ' place-open' : ''} ${pointed(props.id)}`}
      aria-label={props.label}
      data-place={props.id}
      onDragOver={over}
      onDrop={drop}
    >
      <h3 className="place-label">{props.label}</h3>
      <div className="place-things">
        {/* First, so that it is in sight however much lies there. */}
        {open && (
          <button type="button" className="place-put" onClick={drop}>
            {say(deskWords.putHere)}
          </button>
        )}
        {props.children}
      </div>
    </section>
  )
}
