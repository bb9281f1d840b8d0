/** Screens begin in the desk's language: by the event of their own language button, and once, so that a hand at that button is not overruled. */
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { KioskScreenEvent } from '#kiosk/session/screen-event.ts'
import type { KioskPage, KioskView } from '#kiosk/session/view.ts'
import type { RunningApp } from '#shell/running-app.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import type { Language } from '#ui/messages/message.ts'

/** The voter's language is the voter's; each of them finds the waiting page in the desk's. */
const NOBODYS: readonly KioskPage['type'][] = [
  'starting',
  'zero-reading',
  'zero-check',
  'operator-card',
  'opening',
  'recovered',
  'remove-operator-card',
  'waiting',
  'closing',
  'closed',
]

/** Issuer and tally. */
type StaffView = Pick<IssuerView | TallyView, 'language'>
type Chosen = Extract<IssuerScreenEvent & TallyScreenEvent, { type: 'language-chosen' }>

export class AppLanguage {
  /** By connection: what was said last. A program that starts anew begins in Japanese. */
  readonly #said = new WeakMap<object, string>()

  toStaff(language: Language, app: RunningApp<StaffView, Chosen> | null): void {
    if (app === null || !this.#isNew(app, language) || app.view().language === language) return
    app.send({ type: 'language-chosen', language })
  }

  toKiosk(language: Language, kiosk: RunningApp<KioskView, KioskScreenEvent> | null): void {
    if (kiosk === null) return
    const { page, serial, language: shown } = kiosk.view()
    if (!NOBODYS.includes(page.type) || !this.#isNew(kiosk, `${language} ${serial}`) || shown === language) return
    kiosk.send({ on: serial, press: { type: 'language', language } })
  }

  #isNew(app: object, what: string): boolean {
    const isNew = this.#said.get(app) !== what
    this.#said.set(app, what)
    return isNew
  }
}
