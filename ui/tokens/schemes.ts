/**
 * Colours of the three schemes. `contrast.test.ts` computes every pair: text 10:1 on its ground,
 * borders and icons 4.5:1. Colour never carries a meaning alone: `go` and `staff` also have a word and a shape.
 */
export type SchemeName = 'dark-on-light' | 'light-on-dark' | 'dark-on-yellow'

export interface Scheme {
  /** Ground of the page and of a raised surface (cell, card, dialog). */
  readonly ground: string
  readonly surface: string
  readonly text: string
  readonly border: string
  /** "Go on": ground of the main button, and the text on it. */
  readonly go: string
  readonly goText: string
  /** "Staff must come": refusals, faults. */
  readonly staff: string
  readonly staffText: string
  /** Selected cell: thick frame in `go`, this ground. */
  readonly selected: string
  /** 見本 and 模擬 bands. */
  readonly useBand: string
  readonly useBandText: string
}

/** Blue against orange-brown: distinguishable in protan, deutan and tritan vision, and in grey by their lightness. */
export const SCHEMES: Readonly<Record<SchemeName, Scheme>> = {
  'dark-on-light': {
    ground: '#ffffff',
    surface: '#f4f6f8',
    text: '#10151c',
    border: '#4a5560',
    go: '#003a70',
    goText: '#ffffff',
    staff: '#661e00',
    staffText: '#fffaf0',
    selected: '#e3effa',
    useBand: '#5b1a6b',
    useBandText: '#ffffff',
  },
  'light-on-dark': {
    ground: '#0b0f14',
    surface: '#161c24',
    text: '#ffffff',
    border: '#a9b6c2',
    go: '#9fd0ff',
    goText: '#04101c',
    staff: '#ffc48a',
    staffText: '#1c0c00',
    selected: '#12304d',
    useBand: '#eec5ff',
    useBandText: '#21052b',
  },
  'dark-on-yellow': {
    ground: '#fff9d6',
    surface: '#fffdf0',
    text: '#14120a',
    border: '#55502f',
    go: '#00325f',
    goText: '#ffffff',
    staff: '#661e00',
    staffText: '#fffaf0',
    selected: '#f2e6a0',
    useBand: '#54175f',
    useBandText: '#ffffff',
  },
}

/** All who work with it: values of the Digital Agency's design system (`ui/look/tokens.css`). */
export const STAFF: Scheme = {
  ground: '#ffffff',
  surface: '#f2f2f2',
  text: '#1a1a1a',
  border: '#666666',
  go: '#0017c1',
  goText: '#ffffff',
  staff: '#850000',
  staffText: '#ffffff',
  selected: '#e8f1fe',
  useBand: '#41048e',
  useBandText: '#ffffff',
}

export const SCHEME_NAMES: readonly SchemeName[] = ['dark-on-light', 'light-on-dark', 'dark-on-yellow']
