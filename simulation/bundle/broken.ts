/** A row of the broken bundles: one lie, and every number that fails then. */
import type { Files } from './change-bundle.ts'

/** The honest bundle, and others of the same election that a liar made. */
export type Maker =
  | 'honest'
  | 'one-mixer'
  | 'three-holders'
  | 'mixer-a'
  | 'mixer-c'
  | 'holder-other-key'
  | 'holder-d'
  | 'machine-counts'
  | 'package-holder'
  | 'swapped-record'
  | 'dropped-record'
  | 'copied-record'
  | 'twin-chosen'
  | 'machine-day'
  | 'machine-key'
  | 'machine-contests'
  | 'machine-pair'
  | 'machine-other-records'
  | 'machine-other-k'
  | 'machine-words'
  | 'machine-format'
  | 'machine-annex'
  | 'machine-failed'
  | 'machine-between'
  | 'machine-elsewhere'
  | 'machine-away'
  | 'typed'
  | 'lost'
  | 'lost-and-sealed'
  | 'never-started'
  | 'live'
  | 'other-list'
  | 'round-by-one'
  | 'round-not-last'
  | 'round-earlier'
  | 'round-short'

export interface Broken {
  readonly lie: string
  readonly made?: Maker
  /** `honest`: the files of the honest bundle. */
  readonly change?: (files: Files, honest: Files) => Files
  readonly fails: string
  /** Why this number cannot fail by itself here. */
  readonly because?: string
}
