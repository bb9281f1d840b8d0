/** A day at the issuer's desk, with a picture kept of each page. */
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import type { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Language } from '#ui/messages/message.ts'

export interface IssuerPicture {
  readonly name: string
  readonly view: IssuerView
  /** Pressed when it is there. */
  readonly keys: readonly string[]
  /** The step of the list beside the page that is looked up. */
  readonly step: string | null
  /** Pressed after the keys. */
  readonly button: keyof typeof issuerScreen | null
}

type Pressed = Partial<Pick<IssuerPicture, 'keys' | 'step' | 'button'>>

export class PicturedDay {
  readonly desk: Reception
  readonly views: IssuerPicture[] = []
  /** Given to a voter by one part, looked at by another. */
  card: Awaited<ReturnType<Reception['newCard']>> | null = null
  /** The language of what is typed. */
  readonly language: Language

  constructor(desk: Reception, language: Language) {
    this.desk = desk
    this.language = language
  }

  readonly keep = (name: string, pressed: Pressed = {}) => this.keepAs(name, this.desk.app.view(), pressed)

  readonly keepAs = (name: string, view: IssuerView, { keys = [], step = null, button = null }: Pressed = {}) => {
    // A picture is of what stays: the line that is being written is there for a moment only.
    const settled = view.screen === 'day' ? { ...view, writing: false } : view
    this.views.push({ name, view: settled, keys, step, button })
  }

  /** The page after these presses. */
  readonly keepAfter = (name: string, ...pressed: readonly IssuerScreenEvent[]) => {
    for (const event of pressed) this.send(event)
    this.keep(name)
  }

  readonly send = (event: IssuerScreenEvent) => this.desk.app.send(event)
}

export type Part = (day: PicturedDay) => Promise<void>
