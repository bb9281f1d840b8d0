/** Acts of hands at the table: sticks in and out, labels, cards onto the reader, and the technician's work on the machines. */
import { join } from 'node:path'
import { unreachable } from '#election/assert.ts'
import type { Randomness } from '#election/randomness.ts'
import type { CardTray } from '#hardware/card-reader/simulator/card-tray.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { drawnUid } from '#simulation/rooms/card-desk.ts'
import type { PanelView, Press } from './panel.ts'
import type { PracticeTable } from './table.ts'
import { playTechnician, type TechnicianDone } from './technician.ts'

export class Hands {
  readonly #home: string
  readonly #table: PracticeTable
  readonly #tray: CardTray
  readonly #randomness: Randomness
  #laid = 0
  #lies = false
  #technician: TechnicianDone | null = null

  constructor(home: string, table: PracticeTable, tray: CardTray, randomness: Randomness) {
    this.#home = home
    this.#table = table
    this.#tray = tray
    this.#randomness = randomness
  }

  view(): PanelView {
    return { sticks: this.#table.sticks, card: this.#lies ? this.#laid : null, technician: this.#technician }
  }

  async press(press: Press): Promise<void> {
    switch (press.press) {
      case 'put':
        return this.#table.has(press.stick) ? this.#table.put(press.stick, press.slot) : undefined
      case 'take':
        return this.#table.take(press.slot)
      case 'label':
        return this.#table.has(press.stick) ? this.#table.label(press.stick, press.text) : undefined
      case 'lay-card':
        return this.#layCard()
      case 'take-card':
        return this.#takeCard()
      case 'make-keys':
        return this.#makeKeys()
      default:
        return unreachable(press)
    }
  }

  /** From a pile that never ends. */
  #layCard(): void {
    this.#takeCard()
    this.#tray.insert(UltralightAesCard.factory(drawnUid(this.#randomness)))
    this.#laid += 1
    this.#lies = true
  }

  #takeCard(): void {
    if (this.#lies) this.#tray.remove()
    this.#lies = false
  }

  async #makeKeys(): Promise<void> {
    const machines = join(this.#home, 'machines')
    this.#technician = await playTechnician(this.#table.in('files'), this.#table.sample, machines, this.#randomness)
  }
}
