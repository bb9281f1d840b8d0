/** Effects: one question at a time. */
import type { Asked } from './asked.ts'

export interface Effect {
  readonly type: 'ask'
  readonly asked: Asked
  /** Empty: nobody is signed in. */
  readonly token: string
  /** Who is signed in; empty likewise. */
  readonly by: string
}
