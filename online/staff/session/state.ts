/** The state of the office's page. Names are in it while they are shown, and leave it with the page that showed them. */
import type { Language } from '#election/language.ts'
import type { StaffElection } from '#election/online/wire/staff.ts'
import type { APPLICATION_STATES, Duty, LETTER_STATES } from '#election/online/wire/staff-words.ts'
import type { AnswerOf, Asked } from './asked.ts'
import type { PageRefusal } from './codes.ts'

export type ApplicationState = (typeof APPLICATION_STATES)[number]
export type LetterState = (typeof LETTER_STATES)[number]
export type Application = AnswerOf<'applications'>['applications'][number]
export type Letter = AnswerOf<'letters'>['letters'][number]
export type Voter = AnswerOf<'voter'>['voters'][number]
export type Found = NonNullable<AnswerOf<'search'>['letter']>
export type Change = AnswerOf<'changes'>['changes'][number]
export type OfficeNow = AnswerOf<'office'>
export type Figures = AnswerOf<'figures'>
export type Imported = AnswerOf<'import'>
export interface Signed {
  readonly of: 'boxes' | 'approved'
  readonly answer: AnswerOf<'boxes'>
}

export interface Who {
  readonly name: string
  readonly duty: Duty
  /** Shows the server that this page asks. */
  readonly token: string
  readonly election: StaffElection
  /** How many the person has; 0: the first one comes before everything else. Null: the server has none. */
  readonly passkeys: number | null
}

/** Whose passkey the browser asks for, and whether it is made or answers. */
export interface Touch {
  readonly name: string
  readonly as: 'make' | 'answer'
}

/** Acts that end well and are said so. */
export type DoneWord =
  | (
      | 'approved-members'
      | 'applied'
      | 'proposed'
      | 'refusal-proposed'
      | 'refused'
      | 'on-paper'
      | 'withdrawn'
      | 'approved'
      | 'marked'
      | 'reissued'
      | 'asked'
      | 'decided'
    )
  | ('dropped' | 'joined' | 'left' | 'paused' | 'resumed' | 'signed-out')
  | 'paper_given'
  | 'paper_voted'
  | 'paper_back'
  | ('enrolled' | 'enrolled-anew' | 'waits' | 'agreed' | 'asked-no-more')

export type Said =
  | { readonly type: 'refused'; readonly refusal: PageRefusal; readonly about?: string | undefined }
  /** `about`: a number of a letter, how many letters, or nothing. */
  | { readonly type: 'done'; readonly done: DoneWord; readonly about: string }

export type PageName =
  | ('applications' | 'letters' | 'desk' | 'changes' | 'boxes' | 'roll' | 'people' | 'passkey')
  | ('figures' | 'consulate')
/** A list that is on its way is null. */
export type Page =
  | { readonly type: 'starting' }
  | { readonly type: 'sign-in' }
  | {
      readonly type: 'roll'
      readonly now: OfficeNow | null
      readonly imported: Imported | null
      /** Null: nobody was looked for. */
      readonly found: readonly Voter[] | null
    }
  | {
      readonly type: 'applications'
      readonly in: ApplicationState
      readonly list: readonly Application[] | null
      /** The PDF for those who vote on paper: only here, and only until another page is shown. */
      readonly printed: AnswerOf<'print-paper'> | null
    }
  | {
      readonly type: 'letters'
      readonly in: LetterState
      readonly list: readonly Letter[] | null
      /** By when letters abroad must be in the post; nothing: nobody lives abroad, or the list is on its way. */
      readonly posting: AnswerOf<'letters'>['posting']
      readonly chosen: readonly string[]
      /** The PDF with codes: only here, and only until another page is shown. */
      readonly printed: AnswerOf<'print'> | null
    }
  | {
      readonly type: 'desk'
      readonly found: { readonly letter: Found | null } | null
      readonly incidents: AnswerOf<'incidents'> | null
    }
  /** S-14: a consulate's own page. */
  | { readonly type: 'consulate'; readonly found: readonly Voter[] | null }
  | { readonly type: 'changes'; readonly list: readonly Change[] | null }
  | { readonly type: 'boxes'; readonly now: OfficeNow | null; readonly signed: Signed | null }
  | { readonly type: 'people'; readonly now: OfficeNow | null }
  | { readonly type: 'figures'; readonly figures: Figures | null }
  | { readonly type: 'passkey' }

/** An act before it is done, and the person or letter that it is about. */
export interface SecondLook {
  readonly asked: Asked
  readonly about: string
}

export interface State {
  readonly language: Language
  readonly who: Who | null
  /** The question that is on its way. */
  readonly underWay: Asked | null
  /** Acts that were pressed meanwhile, in their order. */
  readonly next: readonly SecondLook[]
  /** Pressed while a question was on its way: shown when its answer is there. */
  readonly wanted: Page | null
  readonly said: Said | null
  readonly secondLook: SecondLook | null
  readonly touch: Touch | null
  readonly page: Page
}
