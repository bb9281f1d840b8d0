/**
 * Whether an elector abroad may still get a paper, at a consulate (在外公館投票) or by post (郵便等投票), after somebody has looked the person
 * up (M7, M8, M10). A paper is never given beside an online vote, and a box without a vote is shut (hold) before the paper is given.
 */
import { unreachable } from '#election/assert.ts'

/** Marks of the roll of electors abroad. `returned`: has a residence in Japan again, and votes there until struck off. */
export const ABROAD_MARKS = ['struck', 'died', 'disqualified', 'paper_issued', 'paper_voted', 'returned'] as const
export type AbroadMark = (typeof ABROAD_MARKS)[number]

/** The roll has it that a paper was given. */
export function isPaperMark(mark: string): boolean {
  return mark === 'paper_issued' || mark === 'paper_voted'
}

/** なし・未・済, and a box that two people hold for a paper; null: the box side does not answer. */
export type Standing = 'none' | 'not-voted' | 'voted' | 'held' | null

export const PAPER_ANSWERS = [
  /** なし: no box. The paper may be given; from the entry of it on, no box follows. */
  'no-box',
  /** 未: the box is held first, by two. */
  'hold-first',
  /** 未 after the close: no vote can come any more. */
  'box-over',
  /** Held: a paper is out, or may be given. */
  'held',
  /** 済 */
  'voted',
  /** The roll has it that a paper is out, or came back. */
  'paper-out',
  'paper-voted',
  /** Votes in Japan. */
  'in-japan',
  'no-right',
  /** Nobody knows, so no paper is given. */
  'ask-again',
] as const
export type PaperAnswer = (typeof PAPER_ANSWERS)[number]

/** Done with the paper of an elector abroad: it was given, it is voted with, or it came back unused. */
export const PAPER_STEPS = ['given', 'voted', 'back'] as const
export type PaperStep = (typeof PAPER_STEPS)[number]

/** One paper a person: it is given where no vote can come online any more, and what happened to it is said of a paper that is out. */
export function mayStep(step: PaperStep, answer: PaperAnswer): boolean {
  switch (step) {
    case 'given':
      return answer === 'no-box' || answer === 'box-over' || answer === 'held'
    case 'voted':
    case 'back':
      return answer === 'paper-out'
    default:
      return unreachable(step)
  }
}

/** @param isClosed the online box: by the hours of the signed settings */
export function paperAnswer(mark: string, standing: Standing, isClosed: boolean): PaperAnswer {
  // An online vote is looked for first: a mark that somebody wrote later does not undo it.
  if (standing === 'voted') return 'voted'
  if (mark !== 'none') return answerOfMark(mark)
  switch (standing) {
    case null:
      return 'ask-again'
    case 'none':
      return 'no-box'
    case 'not-voted':
      return isClosed ? 'box-over' : 'hold-first'
    case 'held':
      return 'held'
    default:
      return unreachable(standing)
  }
}

function answerOfMark(mark: string): PaperAnswer {
  const known = ABROAD_MARKS.find((each) => each === mark)
  switch (known) {
    case 'paper_issued':
      return 'paper-out'
    case 'paper_voted':
      return 'paper-voted'
    case 'returned':
      return 'in-japan'
    case 'struck':
    case 'died':
    case 'disqualified':
    case undefined:
      return 'no-right'
    default:
      return unreachable(known)
  }
}
