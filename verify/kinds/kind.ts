/** What this reader knows of a kind of contest (package.md §3, count.md §6), by itself. */
export interface Kind {
  readonly seats: 'one' | 'of-council'
  /** The valid votes are divided by this: nobody with fewer votes is elected. */
  readonly quota: (councilSeats: number) => bigint
}
