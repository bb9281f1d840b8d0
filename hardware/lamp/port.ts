/** A lamp for staff on top of a machine (D-17). It only shows; nothing waits for it, and nothing follows when it is not there. */
export interface Lamp {
  show(lit: boolean): void
  /** Dark, when all that was asked is done. */
  close(): Promise<void>
}
