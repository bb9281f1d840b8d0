/** Work on the books that takes seconds, and minutes on a small machine, where a roll is long: what is done, and how far it is. */
const BOOKS_WORK = [
  'reading-roll',
  'filling',
  'making-room',
  'flushing',
  'making-medium',
  'reading-medium',
  'agreeing',
  'taking-in-list',
  'cleaning',
  'erasing',
] as const

export interface BooksWork {
  readonly doing: (typeof BOOKS_WORK)[number]
  /** In rows of the roll; in bytes where a medium or file is gone through. */
  readonly done: number
  /** Null: nobody knows. */
  readonly whole: number | null
}
