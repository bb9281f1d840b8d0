/** Reports a keypad to its listeners: the connection as it is now, then edges of presses only. */
import { ConnectionBoard } from '../connection-board.ts'
import type { DeviceLoss } from '../device-loss.ts'
import type { Key, KeypadEvent } from './port.ts'

export class KeyBoard extends ConnectionBoard<KeypadEvent> {
  readonly #held = new Set<Key>()

  override show(connection: 'connected' | DeviceLoss): void {
    this.#held.clear()
    super.show(connection)
  }

  /**
   * A press that is reported again without a release is auto-repeat or a stuck key: passed on once (no repeated presses). Before the keypad
   * counts as connected, a press belongs to nobody.
   */
  press(key: Key): void {
    if (!this.connected || this.#held.has(key)) return
    this.#held.add(key)
    this.tell({ type: 'pressed', key })
  }

  release(key: Key): void {
    this.#held.delete(key)
  }
}
