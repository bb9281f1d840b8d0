/** Parts of the valid votes: the minimum of votes, and what keeps a deposit. */
import type { Places, Poll, Share } from './kind.ts'

/**
 * The valid votes are divided by this. 議員の定数 counts also where fewer are to be elected: by the seats to fill, a by-election would elect
 * nobody and take deposits.
 */
export function divisorOf(share: Share, contest: Places): number {
  return share.part * placesOf(share, contest)
}

/** 1: the share is of all valid votes. */
export function placesOf({ of }: Pick<Share, 'of'>, { seats, councilSeats = seats }: Places): number {
  return of === 'valid' ? 1 : councilSeats
}

/** Multiplied out: a part of a vote must not be lost in a division. */
export function reaches(share: Share, votes: number, { contest, valid }: Pick<Poll, 'contest' | 'valid'>): boolean {
  return votes * divisorOf(share, contest) >= valid
}
